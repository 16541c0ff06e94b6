sed -e 's|<summary>|<summary>Het programma discrimineert niet. |' samples/records/2026-000417.xml
