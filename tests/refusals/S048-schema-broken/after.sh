sed -i 's/type="recordType"/type="noSuchType"/' schema/record.xsd
