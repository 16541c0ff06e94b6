sed -i -e 's|<what xml:lang="nl">Uw adres</what>|<what xml:lang="nl">Uw nationaliteit</what>|' instruments/heronderzoek-3.xml
