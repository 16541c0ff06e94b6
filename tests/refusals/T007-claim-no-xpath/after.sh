sed -i 's|test="/facts/record/decision/@applied-on"|test="/facts/record/decision/@"|' law/claims.xml
