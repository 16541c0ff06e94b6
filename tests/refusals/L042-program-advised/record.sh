sed -e 's|U krijgt geen bijstand,|Het programma adviseerde om uw aanvraag af te wijzen. U krijgt geen bijstand,|' samples/records/2026-000417.xml
