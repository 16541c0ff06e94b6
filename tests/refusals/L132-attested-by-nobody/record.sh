cat samples/records/2026-000417.xml
