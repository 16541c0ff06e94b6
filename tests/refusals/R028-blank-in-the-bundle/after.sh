sed -i 's|Gemeente Voorbeeldstad</name>|\&#160;</name>|' bodies/voorbeeldstad.xml
