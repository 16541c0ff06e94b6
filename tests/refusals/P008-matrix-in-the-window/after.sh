sed -i 's/<matrix x="8" y="240"/<matrix x="8" y="95"/' house/envelopes/nen1026-left-c5.xml
