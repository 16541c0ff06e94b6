sed -i 's/jurisdiction="nl"/jurisdiction="bq"/' bodies/voorbeeldstad.xml
sed -i '/name="jurisdiction"><xs:restriction/s/<xs:enumeration value="nl"/<xs:enumeration value="bq"\/>&/' schema/body.xsd
