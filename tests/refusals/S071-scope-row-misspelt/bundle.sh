sed -i '0,/ values=/s// value=/' law/scope.xml
