sed -e 's|U krijgt geen bijstand,|U krijgt vanaf 5 oktober bijstand van 1.345 euro per maand. U krijgt geen bijstand,|' samples/records/2026-000417.xml
