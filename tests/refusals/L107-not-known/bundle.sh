sed -i -e '/<criteria protected="no"/d' instruments/heronderzoek-3.xml
