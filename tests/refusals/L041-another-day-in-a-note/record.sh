sed -e 's|^</record>|<note by="clerk">U kunt bezwaar maken tot en met 8 januari 2027.</note>\n</record>|' samples/records/2026-000417.xml
