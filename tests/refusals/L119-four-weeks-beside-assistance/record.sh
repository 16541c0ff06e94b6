sed -e 's|remedy="bezwaar"|remedy="bezwaar-vw"|' samples/records/2026-000417.xml
