sed -e 's|U krijgt geen bijstand,|Wij schortten uw uitkering op tijdens de controle. U krijgt geen bijstand,|' samples/records/2026-000417.xml
