sed -i 's|<public xml:lang="nl">Uw inkomen|<public xml:lang="nl">Een andere reden.</public>&|' instruments/heronderzoek-3.xml
sed -i 's|^ <court .*|&\n&|; s|^  <phone>.*|&\n&|' bodies/voorbeeldstad.xml
