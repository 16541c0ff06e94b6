#!/usr/bin/env python3
"""Seven records for the marks: the generator's, with addresses and codes that each mark meets.

  records.py RECORDS.xml >OUT.xml
1 as it is · 2 with all of the carrier's codes · 3 a KIX wider than the window · 4 an address of six lines · 5 abroad · 6 the carrier's matrix where a
long name is in its way · 7 a letter of several sheets, by its translation"""
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
head, *records = re.split(r"(?= <record )", text)
tail = "</records>\n"
records[-1] = records[-1].replace(tail, "")
POSTAL = '<postal matrix="3SKNBR/1234567890.42" code-line="1234AB-12.34" brief-code="123456789" print-line="B12/P034.NL"/>'


def change(nth, pattern, new):
    changed, n = re.subn(pattern, new, records[nth - 1], count=1, flags=re.S)
    assert n == 1, (nth, pattern)
    records[nth - 1] = changed


change(2, "</address>", "</address>" + POSTAL)
change(3, "<number>.*?</number>(<addition>.*?</addition>)?", "<number>12345</number><addition>ABCDEF</addition>")
change(4, "<street>.*?</street>", "<street>Burgemeester van Voorbeeldstad tot Voorbeelderbroeklaan achter het oude raadhuis</street>")
change(4, "<name>.*?</name>", "<name>Stichting tot Behoud van de Voorbeelden en Proefnemingen in Noord- en Zuid-Voorbeeld</name>")
change(4, 'kind="natural"', 'kind="legal"')
change(4, 'subject="[^"]*"', 'subject="aanvraag-subsidie"')
change(5, "<address .*?</address>", '<address country="BE"><line>Voorbeeldstraat 12</line><line>1000 Brussel</line></address>')
change(6, "<name>.*?</name>", "<name>E.A. van den Voorbeeldenburghoeven</name>")
change(6, "</address>", "</address>" + POSTAL.replace("3SKNBR", "3SKNBS"))
change(7, "<language>nl", "<language>en")
sys.stdout.write(head + "".join(records) + tail)
