sed -i '0,/ max=/s// maximum=/' law/scope.xml
