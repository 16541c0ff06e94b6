sed -i 's|<technique xml:lang="nl">[^<]*|<technique xml:lang="nl">Het werkt met een vaste regel|' instruments/aangiftemodel-1.xml
