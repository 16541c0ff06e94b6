sed -e 's|automated="no"|automated="yes"|; /<review/d' samples/records/2026-000417.xml
