sed -i -e '/when="before"/d' instruments/heronderzoek-3.xml
