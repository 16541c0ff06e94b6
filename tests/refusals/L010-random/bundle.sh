sed -i 's/kind="rules-risk"/kind="random"/' instruments/heronderzoek-3.xml
