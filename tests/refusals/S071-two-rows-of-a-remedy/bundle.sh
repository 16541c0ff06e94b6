sed -i 's|</remedies>|<remedy id="bezwaar" source="a new act" valid-from="2026-07-01"><term weeks="8"/></remedy></remedies>|' law/remedies.xml
