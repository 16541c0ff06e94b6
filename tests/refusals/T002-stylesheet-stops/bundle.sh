sed -i 's|<xsl:template match="/">|&<xsl:message terminate="yes">stop</xsl:message>|' notice.xsl
