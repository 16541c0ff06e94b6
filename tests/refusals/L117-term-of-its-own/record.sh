sed -e 's|remedy="bezwaar"|remedy="bezwaar" term-days="14"|' samples/records/2026-000417.xml
