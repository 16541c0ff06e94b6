#!/usr/bin/env python3
"""approve.py WORDING TAG - makes of a draft catalogue one that is no draft: its clauses name themselves the claims and duties that they took over from
the Dutch ones. (Who approves it, then runs wording/review.)"""
import pathlib
import re
import sys

folder, tag = pathlib.Path(sys.argv[1]), sys.argv[2]
dutch = (folder / "nl.xml").read_text(encoding="utf-8")
named = {m[1]: f' claims="{m[2]}" duties="{m[3]}" author="approved"' for m in re.finditer(r'<clause id="([^"]*)" claims="([^"]*)" duties="([^"]*)"', dutch)}
file = folder / f"{tag}.xml"
text = file.read_text(encoding="utf-8")
text = re.sub(r'(<wording [^>]*?) status="draft"', r"\1", text)
text = re.sub(r'<clause id="([^"]*)"', lambda m: m[0] + named[m[1]], text)
file.write_text(text, encoding="utf-8")
