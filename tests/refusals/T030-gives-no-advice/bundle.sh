sed -i 's|^ <register |<technique xml:lang="nl">Het geeft de medewerker geen advies.</technique><register |' instruments/aangifteregels-1.xml
