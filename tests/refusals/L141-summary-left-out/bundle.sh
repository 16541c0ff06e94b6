sed -i 's|<xsl:value-of select="k:sentence(string($decision/summary))"/>|<xsl:value-of select="$decision/@date"/>|' blocks/slots.xsl
