sed -e 's|outcome="refused"|outcome="intention"|; s|remedy="bezwaar"|remedy="zienswijze" term-days="2"|; s|U krijgt geen bijstand,|Wij willen de bijstand stoppen,|' samples/records/2026-000417.xml
