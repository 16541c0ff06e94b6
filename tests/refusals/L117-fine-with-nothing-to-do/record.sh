sed -e "s/breach-found=.no./breach-found=\"yes\"/" -e 's|outcome="refused"|outcome="sanction"|; s|<basis>Part|<amount cents="10000" label="Boete"/>&|' samples/records/2026-000417.xml
