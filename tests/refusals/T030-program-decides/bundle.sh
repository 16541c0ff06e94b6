sed -i -e 's|om te kiezen welke aanvragen en uitkeringen wij extra bekijken|het programma beslist over uw aanvraag|' instruments/heronderzoek-3.xml
