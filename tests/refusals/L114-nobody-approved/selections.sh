sed -e '/Z-2026-1234/s|disclosure="full">\(<reason[^>]*/>\)|disclosure="withheld">\1|' samples/selections.xml
