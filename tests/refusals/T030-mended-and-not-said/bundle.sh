sed -i 's|te vaak gekozen. Dat hebben wij in december 2025 veranderd|te vaak gekozen|' instruments/heronderzoek-3.xml
