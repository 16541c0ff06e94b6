cp bodies/voorbeeldstad.xml bodies/anderestad.xml
