# the same record twice: bare records in one file
one=$(sed -e '/^<?xml/d' samples/records/2026-000417.xml | sed -n '/<record /,/<\/record>/p')
other=$(printf '%s\n' "$one" | sed -e 's|id="2026-000417"|id="2026-000418"|')
printf '<records xmlns="urn:kenbaar:record:1" version="1.0">\n%s\n%s\n</records>\n' "$one" "$other"
