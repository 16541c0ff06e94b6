sed -i 's|<what xml:lang="nl">Uw adres</what>|<what xml:lang="nl">Uw land van herkomst</what>|' instruments/heronderzoek-3.xml
