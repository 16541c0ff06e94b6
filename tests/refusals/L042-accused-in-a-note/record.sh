sed -e 's|<effects payment-stopped="no"/>|&\n<note by="clerk">U hebt gefraudeerd, dat weet u zelf ook.</note>|' samples/records/2026-000417.xml
