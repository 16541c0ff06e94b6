sed -e 's|role="inkomensconsulent"|role="De Computer"|' samples/records/2026-000417.xml
