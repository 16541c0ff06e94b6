sed -e 's|</record>|<enclosures><enclosure>Aanmaning: betaal nu 500 euro</enclosure></enclosures></record>|' samples/records/2026-000417.xml
