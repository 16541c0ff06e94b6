sed -i -e 's|when="before" date="2023-11-20"|when="before" date="2024-02-20"|' instruments/heronderzoek-3.xml
