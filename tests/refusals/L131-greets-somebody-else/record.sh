sed -e 's|mevrouw De Vries|heer Jansen|' samples/records/2026-000417.xml
