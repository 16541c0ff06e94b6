sed -i '/clause id="greeting"/d' wording/nl.xml wording/en.xml
