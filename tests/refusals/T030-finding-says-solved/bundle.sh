sed -i 's|outcome="mitigated"><finding|outcome="problem-open"><finding|' instruments/heronderzoek-3.xml
