sed -e 's|U krijgt geen bijstand,|Niet mee eens? Mail ons binnen twee weken. U krijgt geen bijstand,|' samples/records/2026-000417.xml
