sed -i 's/reference-left-mm="140"/reference-left-mm="185"/' house/style.xml
