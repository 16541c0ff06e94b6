sed -e 's|<summary>|<summary>Bezwaar maken kan tot het einde van het jaar. |' samples/records/2026-000417.xml
