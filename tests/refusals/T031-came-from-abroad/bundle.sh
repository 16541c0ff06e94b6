sed -i 's|Uw inkomen was bij ons anders bekend dan bij UWV.|U bent kort geleden uit het buitenland naar Nederland gekomen.|' instruments/heronderzoek-3.xml
