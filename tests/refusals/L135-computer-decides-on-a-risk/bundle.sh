sed -i '/decision\/@automated/d' law/scope.xml
sed -i -e 's|profiling="yes"|profiling="no"|' instruments/heronderzoek-3.xml
