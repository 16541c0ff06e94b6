sed -i -e 's|<post><line>Gemeente Voorbeeldstad</line>|<post><line>Bezwaar is zinloos</line>|' bodies/voorbeeldstad.xml
