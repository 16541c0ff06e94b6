sed -i 's/max-sheets="5"/max-sheets="1"/' bodies/voorbeeldstad.xml house/envelopes/nen1026-left-c5.xml
