sed -i 's/footer-mm="287"/footer-mm="281"/' house/style.xml
