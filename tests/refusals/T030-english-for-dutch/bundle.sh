sed -i -e 's|Uw inkomen was bij ons anders bekend dan bij UWV.|Your income was different from what UWV has.|' instruments/heronderzoek-3.xml
