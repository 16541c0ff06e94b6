sed -e 's|kind="natural"|kind="legal"|; s|<salutation>[^<]*</salutation>||; s|<name>[^<]*</name>|<name>Bakkerij De Vries B.V.</name>|' samples/records/2026-000417.xml
