cat samples/records/2026-000431.xml
