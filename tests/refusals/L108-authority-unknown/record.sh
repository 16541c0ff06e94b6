sed -e 's|remedy="bezwaar"|remedy="administratief-beroep" authority="gedeputeerde-staten"|' samples/records/2026-000417.xml
