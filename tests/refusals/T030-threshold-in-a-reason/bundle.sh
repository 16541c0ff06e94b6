sed -i -e 's|Uw inkomen was bij ons anders bekend dan bij UWV.|Het verschil was hoger dan de drempel.|' instruments/heronderzoek-3.xml
