sed -i 's/<envelope format="large-print" max-sheets="30"/<envelope format="large-print" max-sheets="1"/' bodies/voorbeeldstad.xml
