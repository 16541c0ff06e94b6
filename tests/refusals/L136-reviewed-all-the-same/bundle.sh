sed -i -e 's|kind="rules-risk"|kind="fixed-rule"|; s|profiling="yes"|profiling="no"|' instruments/heronderzoek-3.xml
