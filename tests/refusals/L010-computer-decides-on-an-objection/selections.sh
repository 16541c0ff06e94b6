sed -e '/case="Z-2026-1234"/s|route="risk"|route="rule"|' samples/selections.xml
