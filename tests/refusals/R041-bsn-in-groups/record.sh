sed -e 's|U krijgt geen bijstand,|Uw BSN is 111.222.333. U krijgt geen bijstand,|' samples/records/2026-000417.xml
