sed -i -e 's/<wording \(.*\)lang="en" xml/<wording \1lang="en" status="draft" xml/' -e '/clause id="greeting"/s/ of="[0-9a-f]*"/ of="00000000"/' wording/en.xml
