sed -e 's|</summary>|</summary><amount cents="12345" label="Nog te voldoen"/>|' samples/records/2026-000417.xml
