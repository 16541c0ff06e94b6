sed -i '/<goal xml:lang="nl">/d' instruments/heronderzoek-3.xml; sed -i 's/name="goal"/& minOccurs="0"/' schema/instrument.xsd
