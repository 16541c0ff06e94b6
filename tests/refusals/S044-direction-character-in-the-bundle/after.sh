sed -i 's|Uw inkomen was|Uw \xe2\x80\xaeinkomen was|' instruments/heronderzoek-3.xml
sed -i 's|Gemeente Voorbeeldstad</name>|Gemeente\&#x200B; Voorbeeldstad</name>|' bodies/voorbeeldstad.xml
sed -i 's|Brief bij uw besluit|Brief bij\&#8232; uw besluit|' wording/nl.xml
