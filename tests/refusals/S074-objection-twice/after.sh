sed -i 's|^ <court id=| <objection remedy="bezwaar" free="yes" other-person="yes"><post><line>Postbus 200</line></post></objection>\n&|' bodies/voorbeeldstad.xml
