sed -e 's|subject="aanvraag-bijstand"|subject="uitkering-bijstand"|; s|applied-on="2026-10-05"|applied-on="2026-11-26"|' samples/records/2026-000417.xml
