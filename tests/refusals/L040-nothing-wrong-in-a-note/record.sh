sed -e 's|^</record>|<note by="clerk">U hebt niets fout gedaan.</note>\n</record>|' samples/records/2026-000417.xml
