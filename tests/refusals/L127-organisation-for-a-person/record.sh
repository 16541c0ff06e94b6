sed -e 's|<name>J. de Vries</name><salutation>mevrouw De Vries</salutation>|<name>Gemeente Voorbeeldstad</name>|' samples/records/2026-000417.xml
