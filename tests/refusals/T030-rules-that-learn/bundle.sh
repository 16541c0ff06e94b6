sed -i 's|^ <register |<technique xml:lang="nl">Het is een zelflerend model dat is getraind met oude dossiers.</technique><register |' instruments/heronderzoek-3.xml
