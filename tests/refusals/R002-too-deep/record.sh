printf '<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:kenbaar:record:1" version="1.0" id="2026-000417" body="voorbeeldstad" case="Z-2026-1234">\n'
for i in 1 2 3 4 5 6 7 8; do printf '<a><a><a><a><a>'; done
for i in 1 2 3 4 5 6 7 8; do printf '</a></a></a></a></a>'; done
printf '\n</record>\n'
