sed -i '/<clause id="greeting"/s/duties="[^"]*"/duties="26"/' wording/nl.xml
