cat samples/selections.xml
