sed -i 's|^ <register |<technique xml:lang="nl">Het geeft de medewerker een advies over de uitkomst.</technique><register |' instruments/heronderzoek-3.xml
