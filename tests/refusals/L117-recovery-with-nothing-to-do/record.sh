sed -e 's|outcome="refused"|outcome="recovery"|' samples/records/2026-000417.xml
