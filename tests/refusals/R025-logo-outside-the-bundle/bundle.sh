sed -i 's|bodies/voorbeeldstad.svg|../../../etc/passwd|' bodies/voorbeeldstad.xml
