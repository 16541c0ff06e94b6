sed -e 's|decision date="2026-11-27"|& published-on="2027-11-28"|' samples/records/2026-000417.xml
