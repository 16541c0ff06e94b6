sed -i 's|^ <register |<technique xml:lang="nl">Het vergelijkt nationaliteiten met een lijst.</technique><register |' instruments/heronderzoek-3.xml
