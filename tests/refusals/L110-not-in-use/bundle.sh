sed -i -e 's|status="in-use"|status="in-development"|' instruments/heronderzoek-3.xml
