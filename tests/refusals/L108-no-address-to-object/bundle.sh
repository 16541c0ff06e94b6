sed -i '/<objection remedy="bezwaar"/s/remedy="bezwaar"/remedy="beroep"/' bodies/voorbeeldstad.xml
