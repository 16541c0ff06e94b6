sed -e 's|U krijgt geen bijstand,|Uw dossier is willekeurig gekozen. U krijgt geen bijstand,|' samples/records/2026-000417.xml
