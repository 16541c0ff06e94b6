sed -i 's|shared="no"\(.*\)/>|shared="yes"\1><basis>Wet SUWI, artikel 73</basis></effects>|' instruments/heronderzoek-3.xml
