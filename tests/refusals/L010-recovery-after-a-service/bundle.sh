sed -i 's|purpose="control"|purpose="service"|' instruments/heronderzoek-3.xml
