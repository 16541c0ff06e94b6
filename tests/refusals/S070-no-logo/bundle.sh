sed -i 's/voorbeeldstad.svg/wapen.svg/' bodies/voorbeeldstad.xml
