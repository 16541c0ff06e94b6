sed -e 's|<name>J. de Vries|<name>de erfgenamen van J. de Vries|' samples/records/2026-000417.xml
