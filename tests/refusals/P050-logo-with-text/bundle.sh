sed -i 's|</svg>|<text>Voorbeeldstad</text></svg>|' bodies/voorbeeldstad.svg
