sed -i '/<clause id="greeting"/s|duties="[^"]*"|duties="99"|' wording/nl.xml
