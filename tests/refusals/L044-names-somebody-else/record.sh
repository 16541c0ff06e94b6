sed -e 's|</record>|<note by="clerk">Uw partner P. van den Berg woont bij u, mevrouw De Vries.</note></record>|' samples/records/2026-000417.xml
