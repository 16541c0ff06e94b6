sed -i 's|^ <goal xml:lang="nl">om |<goal xml:lang="nl">om risico te vinden en |' instruments/loting-1.xml
