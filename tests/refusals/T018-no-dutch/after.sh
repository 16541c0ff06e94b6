rm wording/nl.xml
