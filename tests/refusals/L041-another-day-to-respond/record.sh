sed -e 's|U krijgt geen bijstand,|Reageren kan tot en met 15 december 2026. U krijgt geen bijstand,|' samples/records/2026-000417.xml
