sed -i '/"BE"/d' wording/countries/nl.xml
