sed -e 's|U krijgt geen bijstand,|U kunt binnen acht weken bezwaar maken. U krijgt geen bijstand,|' samples/records/2026-000417.xml
