sed -e '/<review /d; s|automated="no"|automated="yes"|' samples/records/2026-000417.xml
