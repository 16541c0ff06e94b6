sed -e 's|remedy="bezwaar"|remedy="bezwaar" published-on="2026-11-27"|' samples/records/2026-000417.xml
