sed -i '/<clause id="greeting"/{s/ reviewed="[^"]*"//;s/<clause /<clause reviewed="00000000" /}' wording/nl.xml
