sed -i 's/<k:[a-z]* clause="[^"]*help-privacy[^"]*"\/>/<k:say clause="help-advice"\/>/' blocks/closing.xsl
