sed -i 's|test="/facts/record/decision/amount"|test="/facts/record/decision/@"|' law/claims.xml
