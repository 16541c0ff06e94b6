sed -e 's|department="Inkomen"|department="onbekend"|' samples/records/2026-000417.xml
