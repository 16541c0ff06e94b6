sed -i -e 's|purpose="control"|purpose="correction"|' -e 's|om te kiezen welke aanvragen en uitkeringen wij extra bekijken|om fraude op te sporen|' instruments/heronderzoek-3.xml
