sed -e 's|remedy="bezwaar"|remedy="bezwaar" dated="2026-11-30"|' samples/records/2026-000417.xml
