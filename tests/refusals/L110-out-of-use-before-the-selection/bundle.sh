sed -i -e 's|status="in-use"|status="out-of-use" until="2026-11-15"|' instruments/heronderzoek-3.xml
