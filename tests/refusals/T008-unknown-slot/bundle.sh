sed -i '/match="w:return-address"/d' blocks/slots.xsl
