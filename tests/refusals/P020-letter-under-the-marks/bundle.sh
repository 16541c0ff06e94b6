sed -i 's/<matrix x="8"/<matrix x="40"/' house/envelopes/nen1026-left-c5.xml
