printf '<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:kenbaar:record:1" version="1.0" id="2026-000417" body="voorbeeldstad" case="Z-2026-1234">\n <effects'
i=0; while [ $i -lt 70 ]; do printf ' a%d="no"' $i; i=$((i + 1)); done
printf '/>\n</record>\n'
