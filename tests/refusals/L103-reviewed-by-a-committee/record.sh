sed -e 's|role="inkomensconsulent"|role="bezwaarschriftencommissie"|' samples/records/2026-000417.xml
