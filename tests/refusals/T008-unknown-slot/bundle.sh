sed -i 's|Retour: <return-address/>|& <sender-town/>|' wording/nl.xml
