sed -i 's|</wording>|<clause id="return-line" claims="" duties="" author="kenbaar">Retour</clause></wording>|' wording/nl.xml
