sed -e 's|<name>J. de Vries|<name>Bewindvoerder van J. de Vries|' samples/records/2026-000417.xml
