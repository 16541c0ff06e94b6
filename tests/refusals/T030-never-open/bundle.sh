sed -i -e 's|ma t/m vr 9.00-17.00 uur|nooit|' bodies/voorbeeldstad.xml
