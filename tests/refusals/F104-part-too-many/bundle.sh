sed -i 's|<xsl:call-template name="closing"/>|<section part="closing"><h2><k:say clause="h-more"/></h2><p><k:say clause="law"/></p></section>&|' notice.xsl
