sed -e 's|remedy="bezwaar"|remedy="rechtstreeks-beroep" authority="rechtbank-midden"|' samples/records/2026-000417.xml
