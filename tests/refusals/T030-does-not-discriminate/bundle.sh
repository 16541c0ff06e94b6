sed -i '/<clause id="greeting"/s|</clause>| Ons programma discrimineert niet.</clause>|' wording/nl.xml
