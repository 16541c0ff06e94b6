{ printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
i=0; while [ $i -lt 30000 ]; do echo '<rect x="1" y="1" width="1" height="1" fill="#000000"/>'; i=$((i + 1)); done
echo '</svg>'; } >bodies/voorbeeldstad.svg
