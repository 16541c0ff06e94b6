sed -e 's|<name>J. de Vries|<name>12 januari 2027|' samples/records/2026-000417.xml
