sed -i -e 's/Uw inkomen was bij ons anders bekend dan bij UWV/U hebt uw inkomen niet eerlijk opgegeven/' instruments/heronderzoek-3.xml
