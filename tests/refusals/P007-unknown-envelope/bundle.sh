sed -i 's/nen1026-left-c5/duivenpost/' bodies/voorbeeldstad.xml
