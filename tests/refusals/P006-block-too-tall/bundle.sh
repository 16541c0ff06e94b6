box=$(i=0; while [ $i -lt 80 ]; do printf '<p><k:say clause="greeting"/></p>'; i=$((i + 1)); done)
sed -i "s|</body>|<box kind=\"deadline\">$box</box>&|" notice.xsl
