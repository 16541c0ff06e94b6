sed -e 's|role="subject"|role="third-party"|' samples/records/2026-000417.xml
