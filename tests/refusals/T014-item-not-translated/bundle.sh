sed -i 's|<item xml:lang="en">religion</item>||' instruments/heronderzoek-3.xml
