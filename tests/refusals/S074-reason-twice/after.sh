sed -i 's|^ <bias-test when="before"| <reason code="inkomen-verschil" status="draft"><public xml:lang="nl">Een concept.</public></reason>\n&|' instruments/heronderzoek-3.xml
