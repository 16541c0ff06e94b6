sed -e '/<review /d' samples/records/2026-000417.xml
