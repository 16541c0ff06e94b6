sed -e 's|outcome="refused"|outcome="partly"|; s|<summary>.*</summary>|<summary>U krijgt alles wat u vroeg.</summary>|' samples/records/2026-000417.xml
