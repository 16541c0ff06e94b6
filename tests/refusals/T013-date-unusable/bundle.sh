sed -i "0,/k:date(string(\$decision\/@date)/s//k:date(string('gisteren')/" blocks/slots.xsl
