sed -i 's/<phone>/<phone for="press">/' bodies/voorbeeldstad.xml
