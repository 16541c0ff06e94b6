sed -i 's|status="in-use"|status="out-of-use"|' instruments/heronderzoek-3.xml
