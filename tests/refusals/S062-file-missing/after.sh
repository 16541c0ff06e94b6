rm law/contacts.xml
