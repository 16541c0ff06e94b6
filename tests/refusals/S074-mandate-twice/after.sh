sed -i 's|<function xml:lang="nl">|<mandate xml:lang="nl">Namens de raad</mandate><name>P. Jansen</name>&|' bodies/voorbeeldstad.xml
