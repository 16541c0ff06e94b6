sed -i -e 's/Uw inkomen was bij ons anders bekend dan bij UWV/U bent een vrouw/' instruments/heronderzoek-3.xml
