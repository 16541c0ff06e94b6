sed -e 's|<name>J. de Vries|<name>------------------------|' samples/records/2026-000417.xml
