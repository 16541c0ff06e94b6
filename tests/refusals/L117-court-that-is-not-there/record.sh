sed -e 's|outcome="refused"|outcome="objection-decided"|' -e 's|remedy="bezwaar"|remedy="beroep" authority="rechtbank-noord"|' samples/records/2026-000417.xml
