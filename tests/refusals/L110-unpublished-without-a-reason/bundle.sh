sed -i -e 's|<register [^>]*/>|<unpublished><reason xml:lang="en">An inquiry.</reason></unpublished>|' instruments/heronderzoek-3.xml
