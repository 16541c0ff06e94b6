sed -e 's|geen bijstand,|geen bіjstand,|' samples/records/2026-000417.xml
