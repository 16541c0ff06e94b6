sed -e 's|U krijgt geen bijstand,|Uw geboorteland was reden voor extra controle. U krijgt geen bijstand,|' samples/records/2026-000417.xml
