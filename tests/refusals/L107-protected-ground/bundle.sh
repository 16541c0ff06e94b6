sed -i -e 's|<criteria protected="no"/>|<criteria protected="yes"><ground xml:lang="nl">nationaliteit</ground></criteria>|' -e '/<non-use/d' instruments/heronderzoek-3.xml
