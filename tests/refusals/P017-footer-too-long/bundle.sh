long=$(i=0; while [ $i -lt 12 ]; do printf 'Bezoek ons ook op het stadhuis, '; i=$((i + 1)); done)
sed -i "s|\(<clause id=\"footer\"[^>]*>\)|\1$long|" wording/nl.xml
sed -i "s|>{body-name} · kenmerk {reference}</proof>|>$long{body-name} · kenmerk {reference}</proof>|" law/proofs/nl.xml
