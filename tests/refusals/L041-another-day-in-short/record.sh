sed -e 's|U krijgt geen bijstand,|Bezwaar maken kan t/m 11 jan 2027. U krijgt geen bijstand,|' samples/records/2026-000417.xml
