sed -e 's|<basis>Participatiewet, artikel 11|<basis>Participatiewet, artikel 11; u kunt geen bezwaar maken|' samples/records/2026-000417.xml
