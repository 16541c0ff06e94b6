sed -i 's|ma t/m vr 9.00-17.00 uur|de wet verplicht ons tot openstelling|' bodies/voorbeeldstad.xml
