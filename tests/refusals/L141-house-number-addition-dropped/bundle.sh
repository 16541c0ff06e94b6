sed -i 's/<xsl:apply-templates select="addition"\/>//' blocks/head.xsl
