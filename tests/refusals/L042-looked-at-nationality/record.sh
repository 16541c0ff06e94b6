sed -e 's|<summary>|<summary>Wij keken ook naar uw nationaliteit. |' samples/records/2026-000417.xml
