sed -i 's/012 345 67 89/098 765 43 21/' bodies/voorbeeldstad.xml
