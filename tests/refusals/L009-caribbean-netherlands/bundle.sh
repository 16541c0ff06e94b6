sed -i 's/jurisdiction="nl"/jurisdiction="bq"/' bodies/voorbeeldstad.xml
