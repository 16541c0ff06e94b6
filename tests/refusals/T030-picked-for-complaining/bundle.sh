sed -i -e 's|Uw inkomen was bij ons anders bekend dan bij UWV.|U klaagde eerder over ons.|' instruments/heronderzoek-3.xml
