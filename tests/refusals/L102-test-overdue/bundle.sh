sed -i -e '/date="2026-05-12"/d' instruments/heronderzoek-3.xml
