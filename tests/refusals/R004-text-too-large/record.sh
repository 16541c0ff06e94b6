sed 's/hoger is/'"$(printf '%40000s' '' | tr ' ' a)"'/' samples/records/2026-000417.xml
