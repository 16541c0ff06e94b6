mv law/contacts.xml .. && ln -s ../../contacts.xml law/contacts.xml
