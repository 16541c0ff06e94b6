sed -i 's|<return-address><line>Postbus 100|<return-address><line>Bestuursdienst, afdeling Maatschappelijke Ondersteuning</line><line>Postbus 100|' bodies/voorbeeldstad.xml
