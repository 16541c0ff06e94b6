sed -e 's|U krijgt geen bijstand,|Uw risicoscore was hoog,|' samples/records/2026-000417.xml
