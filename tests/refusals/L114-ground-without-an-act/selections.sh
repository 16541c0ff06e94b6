sed -e 's|\(case="Z-2026-1234".*\)disclosure="full">\(.*\)</selection>|\1disclosure="withheld">\2<withheld ground="artikel 1" approved-by="directeur Toezicht"/></selection>|' samples/selections.xml
