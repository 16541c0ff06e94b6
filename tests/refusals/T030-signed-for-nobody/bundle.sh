sed -i -e 's|Namens burgemeester en wethouders van Voorbeeldstad|Namens de computer|' bodies/voorbeeldstad.xml
