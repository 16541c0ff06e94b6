sed -i -e 's|<objection remedy="bezwaar"|<objection remedy="bezwaar-awr"|' bodies/voorbeeldstad.xml
