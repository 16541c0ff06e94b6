sed -i '0,/select="\/facts\/letter"/s//select="\/facts\/letter["/' notice.xsl
