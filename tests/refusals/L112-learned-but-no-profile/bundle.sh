sed -i -e 's|kind="rules-risk"|kind="learned"|' -e 's|profiling="yes"|profiling="no"|' instruments/heronderzoek-3.xml
