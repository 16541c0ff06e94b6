sed -e 's|<salutation>[^<]*|<salutation>fraudeur De Vries|' samples/records/2026-000417.xml
