sed -e 's|U krijgt geen bijstand,|Wij deelden uw gegevens met de politie. U krijgt geen bijstand,|' samples/records/2026-000417.xml
