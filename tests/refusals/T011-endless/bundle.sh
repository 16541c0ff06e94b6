sed -i 's|<xsl:template match="/">|<xsl:template name="again"><xsl:call-template name="again"/></xsl:template>&<xsl:call-template name="again"/>|' notice.xsl
