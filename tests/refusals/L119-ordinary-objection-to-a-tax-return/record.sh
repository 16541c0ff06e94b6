sed -e 's|subject="aanvraag-bijstand"|subject="aangifte-inkomstenbelasting"|' samples/records/2026-000417.xml
