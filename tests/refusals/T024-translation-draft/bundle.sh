sed -i 's/<wording \(.*\)lang="en" xml/<wording \1lang="en" status="draft" xml/' wording/en.xml
