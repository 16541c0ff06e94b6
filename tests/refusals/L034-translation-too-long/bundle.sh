sed -i 's/max-sheets="5"/max-sheets="1"/' bodies/voorbeeldstad.xml
