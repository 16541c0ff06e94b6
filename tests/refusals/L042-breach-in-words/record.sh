sed -e 's|<summary>.*</summary>|<summary>U hebt de inlichtingenplicht geschonden.</summary>|' samples/records/2026-000417.xml
