sed -i -e 's|lars="12345678"|lars="00000000"|' instruments/heronderzoek-3.xml
