sed -e 's|<summary>|<summary>Bezwaar kunt u hiertegen niet maken. |' samples/records/2026-000417.xml
