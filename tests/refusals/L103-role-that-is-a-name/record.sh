sed -e 's|role="inkomensconsulent"|role="P. de Boer"|' samples/records/2026-000417.xml
