sed -e 's|<summary>.*</summary>|<summary>Wij willigen uw aanvraag in.</summary>|' samples/records/2026-000417.xml
