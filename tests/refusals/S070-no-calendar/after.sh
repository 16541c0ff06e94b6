rm law/calendar.xml
