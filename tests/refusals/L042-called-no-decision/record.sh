sed -e 's|U krijgt geen bijstand,|Deze brief is geen besluit. U krijgt geen bijstand,|' samples/records/2026-000417.xml
