#!/usr/bin/env python3
"""pages.py PDF PAGE.xml TAG [draft] - what each page of a letter with a translation says of it, and which language its parts have.

A fault a line, exit 1: a page of the translation whose footer does not say that it is one; with `draft`, one that lacks the draft's mark, or
on which it is not heard once; a Dutch page that has either; a Part of the structure, or a letter of the page model, in another language.
"""
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET


def run(*args):
    return subprocess.run(args, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def bag(text):
    """The words of a text, however a page orders and joins them."""
    text = unicodedata.normalize("NFKC", text)
    return {word for word in re.findall(r"\w+", text) if not word.isdigit()}


def words_of(node):
    return "".join(node.itertext()) if node is not None else ""


def strings(pdf):
    """What is heard, element by element, with the page's order of pdfinfo."""
    return " ".join("".join(re.findall(r'^\s*"(.*)"$', run("pdfinfo", "-struct-text", pdf), re.M)).split())


def parts_of(pdf):
    """The language of the document, and of its Parts where it differs; whether there is an outline."""
    text = run("qpdf", "--qdf", "--object-streams=disable", "--no-warn", pdf, "-")
    objects = re.findall(r"^\d+ 0 obj\n(<<.*?>>)\nendobj", text, re.S | re.M)
    parts = [it for it in objects if re.search(r"/S /Part\b", it)]
    catalog = next(it for it in objects if "/Type /Catalog" in it)
    return [re.findall(r"/Lang \(([^)]*)\)", it) for it in [catalog, *parts]], "/Outlines" in catalog


def main():
    pdf, page_file, tag = sys.argv[1:4]
    is_draft = "draft" in sys.argv[4:]
    letters = ET.parse(page_file).getroot().findall("letter")
    faults = []
    if [it.get("lang") for it in letters] != ["nl", tag]:
        faults.append(f"the letters are in {[it.get('lang') for it in letters]}")
        print("\n".join(faults))
        return True
    footer = bag(words_of(letters[1].find("footer/p[1]")))
    mark = letters[1].find("mark[@kind='translation']")
    if (mark is not None) != is_draft:
        faults.append("a mark where none belongs" if mark is not None else "no mark of a draft")
    draft = bag(words_of(mark))
    own = draft | bag(words_of(letters[1].find("footer/p[1]")).rsplit("·", 1)[-1])
    pages = run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    line = bag(words_of(letters[1].find("body/p[1]")))
    begins = [i for i, text in enumerate(pages) if not line - bag(text)]
    first = begins[0] if begins else len(pages)
    if len(begins) != 1 or first == 0:
        faults.append(f"the translation begins on pages {begins} of {len(pages)}")
    for i, text in enumerate(pages[first:], first + 1):
        if footer - bag(text):
            faults.append(f"page {i} does not say that it is a translation: {sorted(footer - bag(text))}")
        if draft - bag(text):
            faults.append(f"page {i} does not say that it is a draft: {sorted(draft - bag(text))}")
    for i, text in enumerate(pages[:first], 1):
        if own and not own - bag(text):
            faults.append(f"page {i} is Dutch and speaks of the translation")
    if is_draft:
        heard = strings(pdf).count(" ".join(words_of(mark).split()))
        if heard != len(pages) - first:
            faults.append(f"the mark is heard {heard} times on {len(pages) - first} pages")
    languages, has_outline = parts_of(pdf)
    if languages != [["nl"], [], [tag]]:
        faults.append(f"the document and its parts are in {languages}")
    if not has_outline:
        faults.append("no outline")
    for node in letters[1].iter():
        if node.get("lang") == tag and node is not letters[1]:
            faults.append(f"<{node.tag} lang={tag}> inside the letter in {tag}")
    print("\n".join(faults))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
