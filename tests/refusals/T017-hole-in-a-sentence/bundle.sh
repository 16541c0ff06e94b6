sed -i 's|<body>|<body><p><value of="amount"/></p>|' notice.xsl
