sed -i -e 's/Uw inkomen was bij ons anders bekend dan bij UWV/Om een interne reden/' instruments/heronderzoek-3.xml
