sed -i '0,/ d="M/s// d="Q?/' bodies/voorbeeldstad.svg
