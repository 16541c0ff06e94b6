cp bodies/voorbeeldstad.xml 'bodies/kopie\\stad.xml'
