sed -e 's|applied-on="2026-10-05"|applied-on="2026-11-22"|' samples/records/2026-000417.xml
