sed -i '/<objection remedy="bezwaar"/,/<.objection>/s|1234 ZZ Voorbeeldstad|Voorbeeldstad|' bodies/voorbeeldstad.xml
