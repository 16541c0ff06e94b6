sed -e 's|U krijgt geen bijstand,|U krijgt geen bijstand en u moet 500 euro terugbetalen,|' samples/records/2026-000417.xml
