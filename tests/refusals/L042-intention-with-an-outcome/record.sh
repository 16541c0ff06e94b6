sed -e 's|outcome="refused"|outcome="intention"|; s|remedy="bezwaar"|remedy="none"|; s|U krijgt geen bijstand,|Uw aanvraag is afgewezen,|' samples/records/2026-000417.xml
