sed -i -e 's|status="in-use"|status="in-use" since="2026-11-25"|' instruments/heronderzoek-3.xml
