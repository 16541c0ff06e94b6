sed -i -e 's|Het adres in uw aanvraag was anders dan in de Basisregistratie Personen.|Uw geloof telde mee.|' instruments/heronderzoek-3.xml
