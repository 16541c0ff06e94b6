sed -i 's|<name xml:lang="nl">Gemeente|<name>Gemeente|' bodies/voorbeeldstad.xml
