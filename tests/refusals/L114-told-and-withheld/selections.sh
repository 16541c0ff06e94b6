sed -e '/Z-2026-1234/s|<reason code="inkomen-verschil"/>|&<withheld ground="Woo 5.1(2)(d)" approved-by="A. Jansen"/>|' samples/selections.xml
