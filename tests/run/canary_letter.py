"""canary_letter.py - what is in the bytes of one letter (canary.py): a reader for files as the program writes them, fast enough for each letter of a
large run. That it reads what is there shows in the tokens that must be seen; poppler reads a sample of the same letters."""
import re, zlib

OBJECT = re.compile(rb"(\d+) 0 obj\s*(<<.*?>>)\s*stream\r?\n", re.S)
LENGTH = re.compile(rb"/Length (\d+)")
IN_STREAM = re.compile(rb"/N (\d+)/First (\d+)")
FONTS = re.compile(rb"/Font<<(.*?)>>", re.S)
FONT = re.compile(rb"/([^\s/]+) (\d+) 0 R")
SHOWN = re.compile(rb"/([^\s/]+) [\d.]+ Tf|\((?:\\.|[^\\)])*\)|<([0-9A-Fa-f]+)>|(?:\s|^)(Td|Tm|TD|T\*|ET)(?=\s)", re.S)
CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
HEX = re.compile(rb"<(FEFF[0-9A-F]+)>", re.I)


def streams(letter):
    """Number, dictionary and bytes of each, without its compression."""
    for found in OBJECT.finditer(letter):
        end = found.end() + int(LENGTH.search(found.group(2)).group(1))
        data = letter[found.end() : end]
        yield int(found.group(1)), found.group(2), zlib.decompress(data) if b"/FlateDecode" in found.group(2) else data


def objects(head, data):
    """Those that lie in an object stream: number and bytes."""
    n, first = map(int, IN_STREAM.search(head).groups())
    places = list(map(int, data[:first].split()))
    ends = places[3::2] + [len(data) - first]
    return {places[2 * i]: data[first + places[2 * i + 1] : first + ends[i]] for i in range(n)}


def unescaped(match):
    what = match.group(1)
    return bytes([int(what, 8) & 255]) if what[:1] in b"01234567" and what else what


def text_of_codes(cmap):
    """Codes of two bytes to text, as /ToUnicode says."""
    out = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        out.update({int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in CHAR.findall(block)})
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in RANGE.findall(block):
            out.update({code: chr(int(text, 16) + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)})
    return out


def text_of_page(content, fonts):
    codes, out = None, []
    for found in SHOWN.finditer(content):
        font, digits, moved = found.groups()
        if font:
            codes = fonts[font]
        elif moved:
            out.append("\n")
        else:
            shown = bytes.fromhex(digits.decode()) if digits else ESCAPED.sub(unescaped, found.group()[1:-1])
            out.append("".join(codes[int.from_bytes(shown[i : i + 2], "big")] for i in range(0, len(shown), 2)) if codes else shown.decode("cp1252", "replace"))
    return "".join(out)


def visible(letter):
    """The text of all pages."""
    data, inner = {}, {}
    for number, head, bytes_ in streams(letter):
        data[number] = bytes_
        if b"/ObjStm" in head:
            inner.update(objects(head, bytes_))
    fonts, pages = {}, []
    for body in inner.values():
        if body.startswith(b"<</Type/Page/"):
            pages.append(int(re.search(rb"/Contents (\d+)", body).group(1)))
            for name, number in FONT.findall(FONTS.search(body).group(1)):
                font = inner[int(number)]
                fonts[name] = text_of_codes(data[int(re.search(rb"/ToUnicode (\d+)", font).group(1))]) if b"/Type0" in font else None
    assert pages, "no page"
    return "\n".join(text_of_page(data[number], fonts) for number in pages)


def hidden(letter):
    """All else that can be read in the file, page by page content left out: names, titles, descriptions, what is attached; in whatever way it is written."""
    parts = [letter] + [bytes_ for _, _, bytes_ in streams(letter)]
    for part in list(parts):
        parts += [bytes.fromhex(digits.decode()) for digits in HEX.findall(part) if len(digits) % 2 == 0]
        if b"\\" in part:
            parts.append(ESCAPED.sub(unescaped, part))
    return b"\n".join(parts).replace(b"\0", b"").decode("latin-1")
