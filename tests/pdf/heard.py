"""heard.py PDF PAGE.xml: what a listener hears is what the page model says, part by part, and nothing else.

Checks what no judge of PDF/UA can see: each mark shows its own element's words; no words are joined where a line ends;
tables are read row by row; words of another language are read out in it; what is silent is furniture and nothing of the letter; the file holds no key that acts.
One fault a line; exit 1 when there are any.
"""
import re
import sys
import xml.etree.ElementTree as tree

from reader import TOKEN, Broken, Pdf, load

GROUPS = {"letterhead", "address", "reference", "body", "section", "box", "dl", "aside", "signature"}
LEAVES = {"line": "P", "p": "P", "help-strip": "P", "mark": "P", "h1": "H1", "h2": "H2", "term": "Lbl", "detail": "LBody",
          "th": "TH", "td": "TD"}
SILENT = {"return", "footer"}
FORBIDDEN = set("/JavaScript /JS /OpenAction /AA /Launch /GoToR /GoToE /SubmitForm /ImportData /ResetForm /RichMedia /Movie /Sound "
                "/Rendition /Encrypt /AcroForm /XFA /Image /Pattern /Shading /SMask /ModDate".split())
OF_PATHS = {b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"f", b"f*", b"g", b"rg"}
NUMBER = re.compile(rb"[-+]?[\d.]+")
EMBEDDING = {"/EmbeddedFile", "/EmbeddedFiles", "/Filespec", "/AF", "/EF"}


def plain(text):
    """Break characters and isolates are no text, a hyphen of ours is taken away again; spaces are alike and single."""
    text = re.sub("[\u00ad\u200b\u2060\u2066-\u2069]", "", text)
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")).strip()


# --- what the page model says ---

def said(element):
    text = [element.text or ""]
    for child in element:
        if child.tag == "br":
            text.append(" ")
        elif child.tag not in ("page-number", "page-count"):
            text.append(said(child))
        text.append(child.tail or "")
    return "".join(text)


def expected(element):
    """(depth-free) the sequence of (type, words) that a listener walks through."""
    out = []
    was_row = False
    for number, child in enumerate(element, 1):
        is_row = child.tag == "row"
        if is_row and not was_row:
            out.append(("L", ""))
        was_row = is_row
        if child.tag in SILENT:
            continue
        if child.tag in ("logo", "qr"):
            out.append(("Figure", child.get("alt")))
        elif child.tag == "row":
            out += [("LI", "")] + expected(child)
        elif child.tag in ("ul", "ol", "table", "tr"):
            out += [({"ul": "L", "ol": "L", "table": "Table", "tr": "TR"}[child.tag], "")] + expected(child)
        elif child.tag == "li":
            label = "%d." % number if element.tag == "ol" else "\u2022"
            out += [("LI", ""), ("Lbl", label), ("LBody", plain(said(child)))]
        elif child.tag in LEAVES:
            out.append((LEAVES[child.tag], plain(said(child))))
        elif child.tag in GROUPS:
            out += expected(child)
        else:
            raise Broken("the page model has <%s>, which is not known here" % child.tag)
    return out


def expected_of(model):
    letters = model.findall("letter")
    out = [("Document", "")]
    for letter in letters:
        out += ([("Part", "")] if len(letters) > 1 else []) + expected(letter)
    return out


def pieces(element, lang):
    """(language, words) of a leaf, as they follow each other."""
    lang = element.get("lang", lang)
    yield lang, element.text or ""
    for child in element:
        if child.tag not in ("br", "page-number", "page-count"):
            yield from pieces(child, lang)
        yield lang, child.tail or ""


def spoken(element, lang):
    """In which language a letter's words are to be read out."""
    lang = element.get("lang", lang)
    for number, child in enumerate(element, 1):
        if child.tag in SILENT or child.tag in ("logo", "qr"):
            continue
        if child.tag == "li":
            yield child.get("lang", lang), "%d." % number if element.tag == "ol" else "\u2022"
        yield from pieces(child, lang) if child.tag in LEAVES or child.tag == "li" else spoken(child, lang)


def runs_of(said_pieces):
    """Words without spaces, one run for each change of language."""
    out = []
    for lang, text in said_pieces:
        words = re.sub(r"\s+", "", plain(text))
        if words and out and out[-1][0] == lang:
            out[-1] = (lang, out[-1][1] + words)
        elif words:
            out.append((lang, words))
    return out


# --- what the file says ---

def text_of(kids, shown):
    """The words of an element, its links and spans in their places."""
    out = []
    for kid in kids:
        if isinstance(kid, str):
            continue
        if isinstance(kid[0], int):
            out.append(shown.pop(kid, None) or "")
        elif kid[0] in ("Span", "Link"):
            out.append(text_of(kid[2], shown))
    return "".join(out)


def walk(elements, shown, out):
    for kind, node, kids in elements:
        if kind in ("Span", "Link"):
            continue
        words = plain(text_of(kids, shown))
        alt = node.get("/Alt", "u:")[2:]
        if kind == "Figure" and words:
            yield "a figure holds words: %s" % words
        out.append((kind, alt if kind == "Figure" else words))
        yield from walk([k for k in kids if isinstance(k, tuple) and isinstance(k[0], str)], shown, out)


def without_repeats(elements, shown, model):
    """The tree with the line that each page of a draft begins with on the first of them alone."""
    lines = {plain(said(mark)) for mark in model.iter("mark") if mark.get("kind") == "translation"}
    out = []
    for kind, node, kids in elements:
        kept, met = [], set()
        for kid in kids:
            is_line = isinstance(kid, tuple) and kid[0] == "P" and plain(text_of(kid[2], dict(shown))) in lines
            if is_line and "line" in met:
                text_of(kid[2], shown)
                continue
            met.add("line" if is_line else "")
            kept.append(kid)
        inner = iter(without_repeats([k for k in kept if isinstance(k, tuple) and isinstance(k[0], str)], shown, model)) if kind == "Document" else iter(())
        out.append((kind, node, [next(inner) if kind == "Document" and isinstance(k, tuple) and isinstance(k[0], str) else k for k in kept]))
    return out


def languages_heard(elements, shown, lang):
    for kind, node, kids in elements:
        own = node.get("/Lang", "u:" + lang)[2:]
        for kid in kids:
            if isinstance(kid, tuple) and isinstance(kid[0], int):
                yield own, shown.get(kid, "")
            elif isinstance(kid, tuple):
                yield from languages_heard([kid], shown, own)


def furniture_of(model):
    """All that may be silent, as words: footers, return line, repeated table heads, the watermark."""
    words = set()
    for element in model.iter():
        if element.tag in ("footer", "return"):
            words.update(plain(said(part)) for part in ([*element] if element.tag == "footer" else [element]))
        elif element.tag == "th":
            words.add(plain(said(element)))
        elif element.tag == "mark":
            words.update({re.split("[ .,:;]", plain(said(element)))[0], plain(said(element))})
    return words


def bare(text):
    """Without page numbers, spaces and the dots of footers: furniture is set in pieces, a dot left out where a line ends."""
    return re.sub(r"[\d\s·]+", "", plain(text))


def check_pages(pdf, model, shown):
    """Collects what each mark shows; what is outside marks is furniture."""
    silent = {bare(words) for words in furniture_of(model)}
    for index, (_, page) in enumerate(pdf.pages):
        artifact_words = {}
        for mcid, artifact, text, is_path in pdf.runs(page):
            if mcid is None and artifact is None:
                yield "page %d: %s outside every mark" % (index + 1, "a path" if is_path else "words")
            elif mcid is not None:
                shown[index, mcid] = shown.get((index, mcid), "") + text
            elif text:
                if "/Type" not in artifact:
                    yield "page %d: words in an artifact without a type" % (index + 1)
                artifact_words.setdefault(artifact, []).append(text)
        for words in artifact_words.values():
            left = bare("".join(words))
            for known in sorted(silent, key=len, reverse=True):
                left = left.replace(known, "") if known else left
            if left:
                yield "page %d: silent, but no furniture: %s" % (index + 1, left)
        if not any("/Footer" in artifact for artifact in artifact_words):
            yield "page %d: its footer is no artifact" % (index + 1)


def check_parents(pdf, elements):
    """From each mark back to the element that holds it."""
    root = pdf.value(pdf.catalog["/StructTreeRoot"])
    numbers = pdf.value(root["/ParentTree"])["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2]))

    def marks(tree_part):
        for kind, node, kids in tree_part:
            for kid in kids:
                if isinstance(kid, tuple) and isinstance(kid[0], int):
                    yield kid, node
                elif isinstance(kid, str):
                    yield kid, node
                else:
                    yield from marks([kid])

    for kid, node in marks(elements):
        if isinstance(kid, str):
            back = pdf.value(parents.get(pdf.value(kid).get("/StructParent")))
        else:
            row = pdf.value(parents.get(pdf.pages[kid[0]][1].get("/StructParents"))) or []
            back = pdf.value(row[kid[1]]) if kid[1] < len(row) else None
        if back is not node:
            yield "the way back from %s leads elsewhere" % (kid,)


def check_keys(pdf, may_embed):
    def every(value, path):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key, inner, value
                yield from every(inner, path + key)
        elif isinstance(value, list):
            for inner in value:
                yield from every(inner, path)
        elif isinstance(value, str) and value.startswith("/"):
            yield value, None, None

    for name, found in pdf.objects.items():
        value = found["value"] if "value" in found else found["stream"]["dict"]
        for key, inner, holder in every(value, name):
            if key in FORBIDDEN and not (key == "/ModDate" and may_embed) or key in EMBEDDING and not may_embed:
                yield "%s holds %s" % (name, key)
            if key == "/S" and inner == "/URI" and not re.match(r"u:(https|mailto|tel):", holder.get("/URI", "")):
                yield "%s leads to %s" % (name, holder.get("/URI"))


def check_plates(pdf):
    """Logos and codes that the pages refer to build and fill paths, and show nothing else."""
    for name, found in pdf.objects.items():
        stream = found.get("stream")
        if not stream or stream["dict"].get("/Type") != "/XObject":
            continue
        if stream["dict"].get("/Subtype") != "/Form" or stream["dict"].get("/Resources") != {}:
            yield "%s is more than a form of paths" % name
        tokens = TOKEN.findall(pdf.data(name[4:]))
        for token in sorted({token for token in tokens if not NUMBER.fullmatch(token)} - OF_PATHS):
            yield "%s holds %s" % (name, token.decode("latin-1"))


def check(path, page_path, may_embed=False):
    pdf = Pdf(load(path))
    model = tree.parse(page_path).getroot()
    shown, heard = {}, []
    yield from check_pages(pdf, model, shown)
    yield from check_plates(pdf)
    elements = pdf.elements()
    yield from check_parents(pdf, elements)
    elements = without_repeats(elements, shown, model)
    languages = runs_of(languages_heard(elements, shown, pdf.catalog["/Lang"][2:]))
    wanted_languages = runs_of(piece for letter in model.findall("letter") for piece in spoken(letter, "nl"))
    for want, got in zip(wanted_languages, languages):
        if want != got:
            yield "read out in %s: %s; wanted in %s: %s" % (*got, *want)
            break
    yield from walk(elements, shown, heard)
    yield from ("no element holds: %s" % text for text in shown.values())
    wanted = expected_of(model)
    for number, (want, got) in enumerate(zip(wanted + [None] * len(heard), heard + [None] * len(wanted))):
        if want != got:
            yield "element %d: %s is heard, %s is said" % (number, got, want)
            break
    yield from check_keys(pdf, may_embed)


if __name__ == "__main__":
    try:
        faults = list(check(sys.argv[1], sys.argv[2], "--embed" in sys.argv[3:]))
    except Broken as why:
        faults = [str(why)]
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))
