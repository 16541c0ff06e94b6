sed -i 's|<k:[a-z]* clause="selection-too[^>]*/>||' blocks/objection.xsl
