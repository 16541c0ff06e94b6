sed -e 's|automated="no"|automated="unknown"|' samples/records/2026-000417.xml
