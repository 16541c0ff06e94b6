sed -e 's|outcome="refused"|outcome="sanction"|; s|breach-found="no"|breach-found="yes"|; s|<summary>.*</summary>|<summary>U krijgt geen boete.</summary>|' samples/records/2026-000417.xml
