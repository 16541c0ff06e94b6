sed -i -e 's|<task>Participatiewet, artikel 53a en 64</task>|<task>Participatiewet</task>|' instruments/heronderzoek-3.xml
