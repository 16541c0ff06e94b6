sed -i '/<clause id="greeting"/s/duties="[^"]*"/duties="none"/' wording/nl.xml
rm bundle.lock
sh wording/review greeting
