sed -i 's|<effects payment-stopped="no" shared="no"/>|<effects payment-stopped="yes" shared="yes"/>|' instruments/heronderzoek-3.xml
