# nine notes of 31 kB each: every field within its bound, the record beyond it
printf '<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:kenbaar:record:1" version="1.0" id="2026-000417" body="voorbeeldstad" case="Z-2026-1234">\n'
for note in 1 2 3 4 5 6 7 8 9; do printf '<note by="clerk">%31000s</note>\n' '' | tr ' ' 'a'; done | sed 's/<noteaby/<note by/'
printf '</record>\n'
