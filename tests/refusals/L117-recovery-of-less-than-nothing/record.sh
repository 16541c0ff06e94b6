sed -e 's|outcome="refused"|outcome="recovery"|; s|requires-action="no"|requires-action="yes"|; s|<basis>Part|<amount cents="-10000" label="Terug"/>&|' samples/records/2026-000417.xml
