sed -i '/<clause id="greeting"/s/duties="[^"]*"/duties=""/' wording/nl.xml
