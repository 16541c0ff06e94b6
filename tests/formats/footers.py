#!/usr/bin/env python3
"""footers.py FILE...: no line of a letter (PDF or text) begins or ends with the dot that parts two things.

A line of a page is what stands at one height without a wide gap: a footer has two sides.
"""
import html
import re
import subprocess
import sys

GAP_PT = 18
SAME_PT = 4
DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")
WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def lines_of_page(page):
    heights = {}  # fonts of two scripts differ in their boxes, so a line is what lies less than SAME_PT from its first word
    for left, top, right, bottom, text in WORD.findall(page):
        middle = (float(top) + float(bottom)) / 2
        at = next((height for height in heights if abs(height - middle) < SAME_PT), middle)
        heights.setdefault(at, []).append((float(left), float(right), html.unescape(text)))
    for words in heights.values():
        line, end = [], None
        for left, right, text in sorted(words):
            if line and left - end > GAP_PT:
                yield line
                line = []
            line.append(text)
            end = right
        yield line


def lines_of(name):
    if not name.endswith(".pdf"):
        for line in DIRECTION.sub("", open(name, encoding="utf-8").read()).splitlines():
            if line.split():
                yield line.split()
        return
    text = subprocess.run(["pdftotext", "-bbox", name, "-"], capture_output=True, check=True, text=True).stdout
    for page in text.split("<page ")[1:]:
        yield from lines_of_page(page)


n_dots, bad = 0, []
for name in sys.argv[1:]:
    for line in lines_of(name):
        n_dots += any("·" in word for word in line)
        if line[0].startswith("·") or line[-1].endswith("·"):
            bad.append(f"{name}: {' '.join(line)}")
print("\n".join(bad[:20]) or f"{n_dots} lines with a dot inside")
sys.exit(1 if bad or not n_dots else 0)
