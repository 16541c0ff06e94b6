sed -i -e 's|<website>www.rechtbanken.example/midden</website>||' -e '/<court/,/<.court>/s|^  <post>.*</post>||' bodies/voorbeeldstad.xml
