sed -i '/name="ai-high-risk"/s|type="yesno"|type="xs:string"|' schema/instrument.xsd
sed -i -e 's|ai-high-risk="no"|ai-high-risk="unknown"|' instruments/heronderzoek-3.xml
