sed -i 's|<body>|<body><blink>!</blink>|' notice.xsl
