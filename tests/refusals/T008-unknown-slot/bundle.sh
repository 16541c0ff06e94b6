sed -i 's|Retour: <return-address/>|Retour: <sender-town/>|' wording/nl.xml
