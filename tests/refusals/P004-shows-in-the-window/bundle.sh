sed -i 's/first-mm="104"/first-mm="88"/' house/style.xml
