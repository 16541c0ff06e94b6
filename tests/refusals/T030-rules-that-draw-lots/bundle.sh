sed -i 's|^ <register |<technique xml:lang="nl">Het kiest door loting.</technique><register |' instruments/heronderzoek-3.xml
