sed -i -e 's|<non-use by="[^"]*"|<non-use by="onbekend"|' instruments/heronderzoek-3.xml
