sed -i '/decision\/@automated/d' law/scope.xml
