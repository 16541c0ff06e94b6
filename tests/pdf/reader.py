"""A finished PDF as its listeners and viewers get it: objects and streams by qpdf, the rest by ourselves.

Nothing here is shared with the program: what its writer believes is not asked.
"""
import base64
import json
import re
import subprocess


class Broken(Exception):
    """The file cannot be read in the way that a letter must be."""


def load(path):
    """The file as qpdf's JSON: {"obj:1 0 R": {"value": ...} or {"stream": {"dict": ..., "data": base64}}}."""
    command = ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", path]
    run = subprocess.run(command, capture_output=True)
    if run.returncode not in (0, 3):
        raise Broken("qpdf: " + run.stderr.decode(errors="replace"))
    return json.loads(run.stdout)


TOKEN = re.compile(rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()]|\([^()]*\))*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/[^\s/<>()\[\]]*|[^\s/<>()\[\]]+", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PAINTS = {b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"EI"}
SHOWS = {b"Tj", b"TJ", b"'", b'"'}


def string_bytes(token):
    if token.startswith(b"<"):
        digits = re.sub(rb"\s", b"", token[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())

    def plain(match):
        escaped = match.group(1)
        return bytes([int(escaped, 8) & 255]) if escaped[:1].isdigit() else ESCAPES.get(escaped, b"" if escaped == b"\n" else escaped)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, token[1:-1], flags=re.S)


def utf16(data):
    return data[2:].decode("utf-16-be") if data.startswith(b"\xfe\xff") else data.decode("latin-1")


class Font:
    """Codes to text, by /ToUnicode and nothing else."""

    def __init__(self, pdf, font):
        self.n_bytes = 2 if font["/Subtype"] == "/Type0" else 1
        self.text = {}
        if "/ToUnicode" not in font:
            raise Broken("a font without /ToUnicode")
        cmap = pdf.data(font["/ToUnicode"])
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
                self.text[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
            for first, last, what in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])", block):
                texts = re.findall(rb"<([0-9A-Fa-f]+)>", what)
                for i, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                    text = texts[i] if what.startswith(b"[") else b"%0*x" % (len(texts[0]), int(texts[0], 16) + i)
                    self.text[code] = bytes.fromhex(text.decode()).decode("utf-16-be")

    def decode(self, data):
        codes = [int.from_bytes(data[i:i + self.n_bytes], "big") for i in range(0, len(data), self.n_bytes)]
        lost = [code for code in codes if code not in self.text]
        if lost:
            raise Broken("glyphs without text: %s" % lost)
        return "".join(self.text[code] for code in codes)


class Pdf:
    def __init__(self, json_file):
        self.objects = json_file["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.value(self.trailer["/Root"])
        self.pages = []
        self._collect_pages(self.catalog["/Pages"])

    def value(self, what):
        """What a reference leads to; anything else is itself."""
        while isinstance(what, str) and re.fullmatch(r"\d+ \d+ R", what):
            found = self.objects["obj:" + what]
            what = found["value"] if "value" in found else found["stream"]["dict"]
        return what

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def _collect_pages(self, reference):
        node = self.value(reference)
        if node["/Type"] == "/Page":
            self.pages.append((reference, node))
        for kid in node.get("/Kids", []):
            self._collect_pages(kid)

    def strings(self, text):
        """A text string of qpdf's JSON."""
        return text[2:] if text.startswith("u:") else utf16(bytes.fromhex(text[2:]))

    # --- what is painted ---

    def runs(self, page):
        """What is painted, in order: (mcid or None, artifact properties or None, text, is a path)."""
        content = self.data(page["/Contents"])
        fonts = {name: Font(self, self.value(ref)) for name, ref in self.value(self.value(page["/Resources"])["/Font"]).items()}
        font, operands, stack, runs = None, [], [], []
        tokens = TOKEN.findall(content)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token in (b"BDC", b"BMC"):
                stack.append(operands)
            elif token == b"EMC":
                if not stack:
                    raise Broken("an EMC too many")
                stack.pop()
            elif token == b"Tf":
                font = fonts[operands[0].decode()]
            elif token in SHOWS or token in PAINTS:
                text = "".join(font.decode(string_bytes(o)) for o in operands if o[:1] in b"(<" and o != b"<<") if token in SHOWS else ""
                runs.append(self._run(stack, text, token in PAINTS))
            elif token[:1] in b"/(<[]>-+.0123456789":
                operands.append(token)
                continue
            operands = []
        if stack:
            raise Broken("a mark without an end")
        return runs

    @staticmethod
    def _run(stack, text, is_path):
        mcid = artifact = None
        for operands in stack:
            properties = b" ".join(operands[1:])
            number = re.search(rb"/MCID (\d+)", properties)
            if number:
                if mcid is not None or artifact is not None:
                    raise Broken("a mark inside a mark")
                mcid = int(number.group(1))
            elif operands[0] == b"/Artifact":
                if mcid is not None:
                    raise Broken("an artifact inside a mark")
                artifact = properties.decode("latin-1")
            actual = re.search(rb"/ActualText (<[0-9A-Fa-f]*>)", properties)
            if actual:
                text = utf16(string_bytes(actual.group(1)))
                operands[1:] = [properties.replace(actual.group(0), b"/ActualText <FEFF>")]  # once, however many pieces are painted
        return mcid, artifact, text, is_path

    # --- what is heard ---

    def elements(self):
        """The structure tree as (type, dictionary, kids); a kid is such a triple, or (page index, MCID), or a link's object."""
        page_index = {reference: i for i, (reference, _) in enumerate(self.pages)}

        def element(reference, page):
            node = self.value(reference)
            page = node.get("/Pg", page)
            kids = node.get("/K", [])
            return node["/S"][1:], node, [kid(k, page) for k in (kids if isinstance(kids, list) else [kids])]

        def kid(what, page):
            if isinstance(what, int):
                return page_index[page], what
            node = self.value(what)
            if node.get("/Type") == "/MCR":
                return page_index[node.get("/Pg", page)], node["/MCID"]
            if node.get("/Type") == "/OBJR":
                return node["/Obj"]
            return element(what, page)

        root = self.value(self.catalog["/StructTreeRoot"])["/K"]
        return [element(k, None) for k in (root if isinstance(root, list) else [root])]
