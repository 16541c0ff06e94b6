sed -e 's|</record>|<note by="clerk">U kunt geen be-zwaar maken.</note></record>|' samples/records/2026-000417.xml
