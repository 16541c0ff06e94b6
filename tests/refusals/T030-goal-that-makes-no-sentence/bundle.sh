sed -i -e 's|<goal xml:lang="nl">[^<]*|<goal xml:lang="nl">Wij zoeken fouten.|' instruments/heronderzoek-3.xml
