sed -i 's/<address x="33"/<address x="28"/' house/envelopes/nen1026-left-c5.xml
