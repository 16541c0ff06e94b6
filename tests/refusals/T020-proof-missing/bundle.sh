sed -i '/<clause id="action-no"/s|>[^<]*</clause>|>Dat kan zonder u.</clause>|' wording/nl.xml
