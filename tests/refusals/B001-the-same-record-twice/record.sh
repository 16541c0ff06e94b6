# the same record twice: bare records in one file
one=$(sed -e '/^<?xml/d' samples/records/2026-000417.xml | sed -n '/<record /,/<\/record>/p')
other=$(printf '%s\n' "$one")
printf '<records xmlns="urn:kenbaar:record:1" version="1.0">\n%s\n%s\n</records>\n' "$one" "$other"
