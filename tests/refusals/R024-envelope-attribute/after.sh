sed -i 's/max-sheets="5"/max-sheets="5" max-sheet="4"/' house/envelopes/din5008b-c5.xml
