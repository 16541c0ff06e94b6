sed -i '0,/first-mm="104"/s//first-mm="laag"/' house/style.xml
