sed -i -e 's|kind="rules-risk"|kind="fixed-rule"|; s|profiling="yes"|profiling="no"|; s|advises-outcome="no"|advises-outcome="yes"|' instruments/heronderzoek-3.xml
