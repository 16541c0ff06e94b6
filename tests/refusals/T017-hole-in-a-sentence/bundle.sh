sed -i 's|<body>|<body><p>Uw bedrag is <value of="amount"/>.</p>|' notice.xsl
