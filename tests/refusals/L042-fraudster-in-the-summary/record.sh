sed -e 's|U krijgt geen bijstand,|U bent een fraudeur: geen bijstand,|' samples/records/2026-000417.xml
