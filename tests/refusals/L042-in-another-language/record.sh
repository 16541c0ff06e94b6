sed -e 's|</record>|<note by="clerk">Ihr Antrag ist abgelehnt, Sie können nicht widersprechen.</note></record>|' samples/records/2026-000417.xml
