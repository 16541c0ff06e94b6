"""break.py KIND IN.pdf OUT.pdf: a letter with one fault made on purpose; the checks must find it.

Kinds are the functions below; without arguments their names are printed. Each is a fault that a reader of the letter would suffer
from; most of them pass PDF/UA and PDF/A.
"""
import base64
import json
import re
import subprocess
import sys

from reader import Pdf, load


def change_page(pdf, index, pattern, instead, count=1):
    """Replaces bytes of a page's content; the file is not broken when they are not there."""
    stream = pdf.objects["obj:" + pdf.pages[index][1]["/Contents"]]["stream"]
    content = base64.b64decode(stream["data"])
    changed, n = re.subn(pattern, instead, content, count=count, flags=re.S)
    if n == 0:
        sys.exit("break.py: page %d has no %r" % (index + 1, pattern))
    stream["data"] = base64.b64encode(changed).decode()


def elements_of(pdf, kind):
    return [o["value"] for o in pdf.objects.values() if isinstance(o.get("value"), dict) and o["value"].get("/S") == "/" + kind]


def first(pdf, holds):
    return next(o["value"] for o in pdf.objects.values() if isinstance(o.get("value"), dict) and holds(o["value"]))


def first_stream(pdf, holds):
    return next(o["stream"] for o in pdf.objects.values() if "stream" in o and holds(o["stream"]["dict"]))


def is_link(value):
    return value.get("/Subtype") == "/Link"


def swap(a, b, key):
    a[key], b[key] = b[key], a[key]


def title_and_paragraph_swapped(pdf):
    """Marks are counted wrongly by one: the title holds the words of the salutation."""
    swap(elements_of(pdf, "H1")[0], next(p for p in elements_of(pdf, "P") if p.get("/Pg") == elements_of(pdf, "H1")[0]["/Pg"]), "/K")


def marks_swapped(pdf):
    """The same in the page itself."""
    change_page(pdf, 0, rb"/H1<</MCID (\d+)>>", rb"/H1<</MCID 0>>")
    change_page(pdf, 0, rb"/Figure<</MCID 0>>", rb"/Figure<</MCID 15>>")


def mark_lost(pdf):
    """A paragraph is drawn, and nobody hears it."""
    change_page(pdf, 0, rb"/P<</MCID \d+>>BDC", rb"/Artifact<</Type/Layout>>BDC")


def mark_doubled(pdf):
    """One number twice on a page: an element is heard with the words of two."""
    change_page(pdf, 0, rb"/H2<</MCID \d+>>", rb"/H2<</MCID 1>>")


def words_joined(pdf):
    """The space at a line's end is gone."""
    change_page(pdf, 0, rb"\((?=[^()]* \)\]?T[jJ]\s+0 -?[\d.]+ Td)([^()]*) \)", rb"(\1)")


def table_read_by_columns(pdf):
    """Two cells of different rows have changed places."""
    cells = elements_of(pdf, "TH") + elements_of(pdf, "TD")
    swap(cells[1], cells[2], "/K")


def rows_swapped(pdf):
    table = elements_of(pdf, "Table")[0]
    table["/K"] = table["/K"][::-1]


def footer_spoken(pdf):
    """The footer is part of the text."""
    change_page(pdf, 0, rb"/Artifact<</Type/Pagination/Subtype/Footer>>BDC", rb"/P<</MCID 900>>BDC")


def rule_unmarked(pdf):
    """Lines are painted outside every mark."""
    change_page(pdf, 0, rb"/Artifact<</Type/Layout>>BDC(.*?)EMC", rb"\1")


def words_changed(pdf):
    """Another day than the page model says: one digit of a number in the text."""
    change_page(pdf, 0, rb"\(([^()]*) 2026([^()]*)\)", rb"(\1 2027\2)")


def paragraph_left_out(pdf):
    """An element of the tree is gone."""
    letter = (elements_of(pdf, "Part") or elements_of(pdf, "Document"))[0]
    letter["/K"].remove([kid for kid in letter["/K"] if pdf.value(kid)["/S"] == "/P"][-1])


def mark_heard_last(pdf):
    """DUPLICAAT is heard when the letter has been read, on the page where it stands first."""
    letter = (elements_of(pdf, "Part") or elements_of(pdf, "Document"))[0]
    letter["/K"] = letter["/K"][1:] + letter["/K"][:1]


def words_in_a_plate(pdf):
    """A logo shows words that nobody hears."""
    plate = first_stream(pdf, lambda value: value.get("/Subtype") == "/Form")
    plate["data"] = base64.b64encode(base64.b64decode(plate["data"]) + b" BT /f-0-0 9 Tf (a) Tj ET").decode()


def plate_outside_its_mark(pdf):
    """A logo is painted once more, where no mark tells of it."""
    change_page(pdf, 0, rb"$", rb" q /k0 Do Q")


def script_added(pdf):
    pdf.catalog["/OpenAction"] = {"/S": "/JavaScript", "/JS": "u:app.alert(1)"}


def link_launches(pdf):
    first(pdf, is_link)["/A"] = {"/S": "/Launch", "/F": "u:a.exe"}


def link_leads_astray(pdf):
    first(pdf, is_link)["/A"]["/URI"] = "u:http://elsewhere.example/"


def file_added(pdf):
    pdf.catalog["/Names"] = {"/EmbeddedFiles": {"/Names": []}}


def page_acts(pdf):
    pdf.pages[0][1]["/AA"] = {"/O": {"/S": "/GoToR", "/F": "u:b.pdf"}}


def text_map_lost(pdf):
    """A font's glyphs have no text."""
    del first(pdf, lambda value: "/ToUnicode" in value)["/ToUnicode"]


def language_lost(pdf):
    del pdf.catalog["/Lang"]


def intent_lost(pdf):
    del pdf.catalog["/OutputIntents"]


def main():
    kinds = {name: what for name, what in globals().items() if callable(what) and what.__module__ == __name__ and
             what.__code__.co_varnames[:what.__code__.co_argcount] == ("pdf",)}
    if len(sys.argv) == 1:
        print("\n".join(sorted(kinds)))
        return
    kind, source, target = sys.argv[1:]
    file = load(source)
    pdf = Pdf(file)
    kinds[kind](pdf)
    with open(target + ".json", "w", encoding="utf-8") as changed:
        json.dump(file, changed)
    subprocess.run(["qpdf", "--json-input", "--newline-before-endstream", target + ".json", target], check=True)


if __name__ == "__main__":
    main()
