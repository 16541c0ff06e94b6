sed -i 's/first-mm="104"/first-mm="laag"/' house/style.xml
