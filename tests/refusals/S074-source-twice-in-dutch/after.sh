sed -i 's|<source xml:lang="nl">van UWV</source>|&<source xml:lang="nl">van de Belastingdienst</source>|' instruments/heronderzoek-3.xml
