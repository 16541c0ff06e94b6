sed -i '/id="bezwaar" /d' law/remedies.xml
