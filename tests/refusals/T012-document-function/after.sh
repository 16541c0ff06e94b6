sed -i 's|select="/facts/letter"|select="document(\x27law/gates.xml\x27)"|' notice.xsl
