#!/usr/bin/env python3
"""read_out.py PDF PAGE.xml | - PAGE.xml...: each word of a letter is read out in the language that the page model gives it, and what is Dutch in Dutch.

PAGE.xml says which words those are (with - it alone is looked at); in a letter whose own script is another, no word in Latin letters may be left without a language but
names, references and addresses of pages. The mark of a draft, heard once a page, is left out. One fault a line; exit 1 when there are any.
"""
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "pdf"))
import heard  # noqa: E402
from reader import Pdf, load  # noqa: E402

# of no language, or of one that nobody knows
NAMES = {"name", "on-behalf-of", "signatory", "salutation", "reference", "case", "register-page", "online-page", "privacy-page", "test-page", "office-page",
         "complaint-page", "discrimination-desk-page", "email", "complaint-mail", "privacy-officer"}
KNOWN = set()
OWN_SCRIPT = {"ar": "ARABIC", "uk": "CYRILLIC"}


def latin_words(text):
    return [word for word in re.findall(r"[^\W\d_]{2,}", text) if word not in KNOWN and unicodedata.name(word[0], "").startswith("LATIN")]


def unmarked(node, tag, lang, slot):
    """Latin words that would be read out by a voice for another script."""
    lang, slot = node.get("lang", lang), node.get("of") if node.tag == "value" else slot
    if lang == tag and slot not in NAMES:
        yield from latin_words(node.text or "")
    for child in node:
        yield from unmarked(child, tag, lang, slot)
        if lang == tag and slot not in NAMES:
            yield from latin_words(child.tail or "")


def without_marks(elements, shown, words):
    """The elements but those that say these words."""
    for kind, node, kids in elements:
        if kind == "P" and words and heard.plain(heard.text_of(kids, dict(shown))) == words:
            continue
        inner = ([kid] if not isinstance(kid, tuple) or isinstance(kid[0], int) else without_marks([kid], shown, words) for kid in kids)
        yield kind, node, [kid for part in inner for kid in part]


def check_model(model):
    for letter in model.findall("letter"):
        if letter.get("lang") in OWN_SCRIPT:
            yield from ("without a language: %s" % word for word in unmarked(letter, letter.get("lang"), letter.get("lang"), None))


def check_pdf(path, model):
    pdf, shown = Pdf(load(path)), {}
    list(heard.check_pages(pdf, model, shown))
    mark = model.find("letter/mark[@kind='translation']")
    words = heard.plain(heard.said(mark)) if mark is not None else ""
    for letter in model.findall("letter"):
        letter[:] = [child for child in letter if child is not mark]
    said = heard.runs_of(piece for letter in model.findall("letter") for piece in heard.spoken(letter, "nl"))
    got = heard.runs_of(heard.languages_heard(without_marks(pdf.elements(), shown, words), shown, pdf.catalog["/Lang"][2:]))
    for one, other in zip(said + [None] * len(got), got + [None] * len(said)):
        if one != other:
            yield "read out %s, wanted %s" % (other, one)
            break
    if not any(lang == "nl" for lang, _ in got[1:]):
        yield "no word of the translation is Dutch"


faults = []
for name in sys.argv[2:]:
    pages = tree.parse(name).getroot()
    faults += check_model(pages)
    faults += check_pdf(sys.argv[1], pages) if sys.argv[1] != "-" else []
print("\n".join(faults[:20]))
sys.exit(bool(faults))
