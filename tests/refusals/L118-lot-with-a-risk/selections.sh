sed -e '/case="Z-2026-1234"/s|route="risk"|route="random"|' samples/selections.xml
