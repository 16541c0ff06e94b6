sed -e '/Z-2026-1234/s|disclosure="full"|disclosure="category"|' samples/selections.xml
