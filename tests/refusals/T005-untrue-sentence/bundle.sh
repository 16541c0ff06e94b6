sed -i 's/advises-outcome="no"/advises-outcome="yes"/' instruments/heronderzoek-3.xml
sed -i 's/<clause id="reasons" claims="[^"]*"/<clause id="reasons" claims="no-advice-on-outcome"/' wording/nl.xml
