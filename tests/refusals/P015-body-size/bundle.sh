sed -i 's/body-size-pt="11.5"/body-size-pt="13"/' bodies/voorbeeldstad.xml
