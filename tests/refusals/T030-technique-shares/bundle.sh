sed -i 's|^ <register |<technique xml:lang="nl">De uitkomst gaat ook naar de Belastingdienst.</technique><register |' instruments/heronderzoek-3.xml
