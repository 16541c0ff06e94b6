sed -i '0,/weeks="6"/s//weeks="zes"/' law/remedies.xml
