sed -i '/path="record\/review\/@department"/d' law/fields.xml
