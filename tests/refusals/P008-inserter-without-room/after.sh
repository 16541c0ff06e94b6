sed -i 's/inserter="none"/inserter="omr-match"/; s/<omr \(.*\)height="70"/<omr \1height="30"/' house/envelopes/nen1026-left-c5.xml
