sed -i -e 's|ma t/m vr 9.00-17.00 uur|U kunt geen bezwaar maken|' bodies/voorbeeldstad.xml
