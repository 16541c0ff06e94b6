long=$(printf '%0200d' 0)
sed -i "s|nl/algoritme/{|nl/algoritme/$long{|" blocks/closing.xsl
