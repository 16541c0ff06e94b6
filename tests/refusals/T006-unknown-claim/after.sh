sed -i 's/<clause id="greeting" claims=""/<clause id="greeting" claims="all-is-well"/' wording/nl.xml
