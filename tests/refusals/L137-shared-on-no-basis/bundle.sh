sed -i -e 's|shared="no"|shared="yes"|' instruments/heronderzoek-3.xml
