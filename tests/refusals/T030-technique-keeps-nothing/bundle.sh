sed -i 's|^ <register |<technique xml:lang="nl">Er wordt niets bewaard.</technique><register |' instruments/heronderzoek-3.xml
