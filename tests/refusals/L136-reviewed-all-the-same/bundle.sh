sed -i -e 's|profiling="yes"|profiling="no"|' instruments/heronderzoek-3.xml
