sed -i 's|Er is ons gemeld dat hulp|Het wijkteam liet weten dat hulp|' instruments/melding-2.xml
