sed -i -e 's|^  <category xml:lang="nl">inkomen</category>|  |' instruments/heronderzoek-3.xml
