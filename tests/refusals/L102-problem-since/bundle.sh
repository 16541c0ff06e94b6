sed -i -e 's|^ <test-interval| <bias-test when="periodic" date="2026-11-25" outcome="problem-open"/>\n&|' instruments/heronderzoek-3.xml
