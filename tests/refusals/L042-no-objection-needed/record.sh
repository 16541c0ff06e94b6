sed -e 's|^</record>|<note by="clerk">U hoeft geen bezwaar te maken. Bellen is genoeg.</note>\n</record>|' samples/records/2026-000417.xml
