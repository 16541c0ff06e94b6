sed -i 's/inserter="none"/inserter="omr-macth"/' house/envelopes/din5008b-c5.xml
