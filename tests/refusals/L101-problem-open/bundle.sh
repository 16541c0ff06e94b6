sed -i -e 's|date="2026-05-12" outcome="no-unjustified-difference"|date="2026-05-12" outcome="problem-open"|' instruments/heronderzoek-3.xml
