"""Pages of a reprint against those of the print files: what is drawn (to the pixel), the text, and that nothing else is there.

reprint.py RUN REPRINT.pdf PIECE...    (in the order of the reprint)
"""
import csv
import hashlib
import re
import subprocess
import sys


def pages(path):
    """Of each page: the hash of its picture, and its text."""
    pictures = subprocess.run(["pdftoppm", "-r", "60", path], check=True, capture_output=True).stdout
    out, at = [], 0
    while at < len(pictures):
        head = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s").match(pictures, at)
        end = head.end() + 3 * int(head.group(1)) * int(head.group(2))
        out.append(hashlib.sha256(pictures[at:end]).hexdigest())
        at = end
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    assert len(text) == len(out), path
    return list(zip(out, text))


def is_simplex(path):
    return b"/Duplex/Simplex" in open(path, "rb").read()


run, reprint, wanted = sys.argv[1], sys.argv[2], sys.argv[3:]
rows = {row["piece"]: row for row in csv.DictReader(open(f"{run}/manifest.csv"))}
known, expected = {}, []
duplex = not is_simplex(reprint)
blank = None
for piece in wanted:
    row = rows[piece]
    path = f"{run}/{row['print_file']}"
    if path not in known:
        known[path] = pages(path)
    side = 1 if is_simplex(path) else 2
    first, n = (int(row["first_sheet"]) - 1) * side, int(row["sheets"]) * side
    for page in known[path][first:first + n]:
        expected.append(page)
        if side == 1 and duplex:
            expected.append(None)
    assert piece in known[path][first][1], f"{piece} is not on its sheet"
found = pages(reprint)
assert len(found) == len(expected), f"{len(found)} pages, not {len(expected)}"
for number, (is_there, wants) in enumerate(zip(found, expected), 1):
    if wants is None:
        assert not is_there[1].strip(), f"page {number} is not blank"
    else:
        assert is_there == wants, f"page {number} is another"
print(f"{len(found)} pages")
