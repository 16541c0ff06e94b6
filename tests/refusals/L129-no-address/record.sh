sed -e 's|<street>[^<]*|<street>Adres onbekend|' samples/records/2026-000417.xml
