sed -i 's/code="inkomen-verschil" status="approved"/code="inkomen-verschil" status="draft"/' instruments/heronderzoek-3.xml
