printf '<?xml version="1.0" encoding="UTF-8"?>\n<selections xmlns="urn:kenbaar:selections:1" version="1.0" count="1">\n'
for i in 1 2 3 4 5 6 7 8; do printf '<a><a><a><a><a>'; done
for i in 1 2 3 4 5 6 7 8; do printf '</a></a></a></a></a>'; done
printf '</selections>\n'
