sed -e 's|<addressee role="subject"|<addressee role="representative"|; s|<salutation>[^<]*</salutation>|<on-behalf-of>Erven J. de Vries</on-behalf-of>|' samples/records/2026-000417.xml
