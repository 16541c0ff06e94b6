#!/usr/bin/env python3
"""The print files of a run, read by poppler and qpdf and held against its manifest.

  files.py RUN N     one line a test: ok<TAB>NAME, or fail<TAB>NAME<TAB>WHY

At most N sheets a file, no letter split; each letter on a front, blank backs; black as gray; banners first and last that count; job attributes beside each;
nothing in the file's name or metadata that tells of a person or a subject; of an annex the order of the match codes."""
import collections
import csv
import hashlib
import pathlib
import re
import subprocess
import sys

RUN, MOST = pathlib.Path(sys.argv[1]), int(sys.argv[2])


class Wrong(Exception):
    pass


def must(holds, why):
    if not holds:
        raise Wrong(why)


def output(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True, errors="replace").stdout


def pages_of(pdf):
    return output("pdftotext", "-layout", pdf, "-").split("\f")[:-1]


class File:
    def __init__(self, pdf, rows):
        self.pdf, self.rows = pdf, sorted(rows, key=lambda r: int(r["first_sheet"]))
        self.duplex = "simplex" not in pdf.name and not pdf.name.endswith("-c4-large-print.pdf")
        self.per_sheet = 2 if self.duplex else 1
        self.pages = pages_of(pdf)

    def sheets(self):
        return len(self.pages) / self.per_sheet


def has_room(f):
    must(f.sheets() == int(f.sheets()), f"{len(f.pages)} pages")
    must(f.sheets() <= MOST or len(f.rows) == 1, f"{f.sheets()} sheets")
    must(f.sheets() == 2 + sum(int(r["sheets"]) for r in f.rows), "another number of sheets than in the manifest")


def begins_on_fronts(f):
    """Sheet by sheet: the piece's own name on each page that has one, blank where the letter has no more pages."""
    at = f.per_sheet
    for row in f.rows:
        n, sheets = int(row["pages"]), int(row["sheets"])
        must(at == (int(row["first_sheet"]) - 1) * f.per_sheet, f"{row['piece']} does not begin where the manifest has it")
        must(sheets == -(-n // f.per_sheet), f"{row['piece']} has {n} pages on {sheets} sheets")
        for page in range(sheets * f.per_sheet):
            text = f.pages[at + page]
            name = f"{row['piece']} {page // f.per_sheet + 1}/{sheets}"
            must(name in text if page < n else not text.strip(), f"page {at + page + 1}: not {name}")
            must(len(re.findall(r"\d{17} \d+/\d+", text)) == (page < n), f"page {at + page + 1}: several pieces")
        at += sheets * f.per_sheet
    must(at == len(f.pages) - f.per_sheet, "pages of no letter")


def counts_in_banners(f):
    first, last = f.pages[0], f.pages[-f.per_sheet]
    number = f.pdf.name[:4]
    lines = "".join(f"{r['piece']}\t{r['sha256']}\t{r['first_sheet']}\t{r['sheets']}\n" for r in f.rows)
    for banner, title in ((first, "Begin van printbestand "), (last, "Einde van printbestand ")):
        for words in (title + number, f"Brieven: {len(f.rows)}\n", f"Vellen: {int(f.sheets())}, ", "Eerste stuk: " + f.rows[0]["piece"],
                      "Laatste stuk: " + f.rows[-1]["piece"], hashlib.sha256(lines.encode()).hexdigest()):
            must(words in re.sub(" *\n", "\n", banner), f"no {words!r} in the banner")
    must(f.per_sheet == 1 or not f.pages[1].strip() and not f.pages[-1].strip(), "the back of a banner is not blank")


def is_black_as_gray(f):
    drawn = output("qpdf", "--qdf", "--object-streams=disable", f.pdf, "-")
    must(re.search(r"^0 g\b", drawn, re.M), "no gray")
    must(not re.search(r"(^| )(0(\.0*)? ){3}(rg|RG)\b", drawn, re.M), "black of three colours")
    must(not re.search(r"/DeviceCMYK|^[\d. ]+ [kK]$", drawn, re.M), "CMYK")


def has_job_attributes(f):
    ipp = f.pdf.with_suffix(".ipp").read_bytes()
    sides = b"two-sided-long-edge" if f.duplex else b"one-sided"
    must(ipp[:4] == b"\x02\x00\x00\x02", "not IPP/2.0 Print-Job")
    for words in (b"sides", sides, b"print-scaling\x00\x04none", b"media-weight-metric", f.pdf.name[:4].encode()):
        must(words in ipp, f"no {words} in the job attributes")


def tells_nothing(f):
    info = output("pdfinfo", f.pdf)
    must(re.search(rf"^Title: +Printbestand {f.pdf.name[:4]}$", info, re.M), "another title")
    must(not re.search("^(Subject|Keywords|Author):", info, re.M), "metadata")
    must(re.fullmatch(r"\d{4}-[a-z0-9-]+\.(pdf)", f.pdf.name), "name")


def main():
    rows = collections.defaultdict(list)
    for row in csv.DictReader(open(RUN / "manifest.csv")):
        if row["print_file"]:
            rows[row["print_file"]].append(row)
    files = [File(next(RUN.glob(f"**/{name}")), found) for name, found in sorted(rows.items())]
    for f in files:
        for judge in (has_room, begins_on_fronts, counts_in_banners, is_black_as_gray, has_job_attributes, tells_nothing):
            try:
                judge(f)
                print(f"ok\t{f.pdf.name}: {judge.__name__.replace('_', ' ')}")
            except Wrong as wrong:
                print(f"fail\t{f.pdf.name}: {judge.__name__.replace('_', ' ')}\t{wrong}")
    kept = sorted(p.name for p in RUN.glob("**/print/*"))
    wanted = sorted(f.pdf.with_suffix(s).name for f in files for s in (".pdf", ".ipp"))
    print("ok" if kept == wanted and len(files) > 1 else "fail", "these files and no other, several of them", kept, sep="\t")
    one_profile = all(len({r["profile"] for r in f.rows}) == 1 and f.rows[0]["profile"] in f.pdf.name for f in files)
    print("ok" if one_profile else "fail", "one envelope a file", sep="\t")


main()
