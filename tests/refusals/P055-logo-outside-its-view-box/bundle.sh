sed -i 's|</svg>|<rect x="0" y="400" width="900" height="600" fill="#c00000"/></svg>|' bodies/voorbeeldstad.svg
