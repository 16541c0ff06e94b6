cp law/gates.xml law/gates.xml.orig
