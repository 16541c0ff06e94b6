sed -e 's|role="inkomensconsulent"|role="-"|' samples/records/2026-000417.xml
