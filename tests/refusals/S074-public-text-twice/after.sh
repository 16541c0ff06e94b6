sed -i 's|<public xml:lang="nl">Uw inkomen|<public xml:lang="nl">Een andere reden.</public>&|' instruments/heronderzoek-3.xml
sed -i 's|^ <court | <court id="rechtbank-midden"><name xml:lang="nl">Rechtbank</name><website>www.rechtbanken.example/midden</website></court>\n&|; s|^  <phone>.*|&\n&|' bodies/voorbeeldstad.xml
