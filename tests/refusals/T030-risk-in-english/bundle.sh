sed -i '/<clause id="greeting"/s|</clause>| You are a serious risk.</clause>|' wording/en.xml
