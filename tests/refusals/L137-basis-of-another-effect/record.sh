sed -e 's|payment-stopped="no"|payment-stopped="yes"|' samples/records/2026-000417.xml
