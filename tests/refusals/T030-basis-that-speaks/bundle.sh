sed -i -e 's|<task>Participatiewet, artikel 53a en 64</task>|<task>Participatiewet, artikel 53a, want u werkt</task>|' instruments/heronderzoek-3.xml
