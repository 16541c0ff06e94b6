sed -i '/clause id="greeting"/d' wording/en.xml
