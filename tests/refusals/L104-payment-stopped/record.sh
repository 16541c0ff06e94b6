sed -e 's|<effects payment-stopped="no"/>|<effects payment-stopped="yes"><basis>Participatiewet, artikel 54</basis></effects>|' samples/records/2026-000417.xml
