sed -e 's|outcome="refused"|outcome="recovery"|' -e 's|requires-action="no"|requires-action="yes"|' samples/records/2026-000417.xml
