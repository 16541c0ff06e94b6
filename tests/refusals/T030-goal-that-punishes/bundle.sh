sed -i -e 's|om te kiezen welke aanvragen en uitkeringen wij extra bekijken|om mensen te straffen|' instruments/heronderzoek-3.xml
