#!/usr/bin/env python3
"""The marks of a print file, read back from the picture of each page, in true millimetres: KIX and OMR by the readers below, Data Matrix by dmtxread.

  read.py RUN PROFILE BUNDLE RECORDS.xml      one line a test: ok<TAB>NAME, or fail<TAB>NAME<TAB>WHY
  read.py --broken RUN PROFILE BUNDLE RECORDS.xml      the same pictures with faults made on purpose: ok where the readers find each

What must stand there is worked out here anew: from the record, the profile, the inserter's description, the manifest, and from where the letter's own
PDF leaves white. Nothing is asked of the program."""
import collections
import csv
import io
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET

DPI = 300
PX = DPI / 25.4
DARK = 128
BAR, PITCH, STICK, SYNC, QUIET = 0.508, 1.185, 2.08, 1.27, 2.0
KIX_HEIGHT = 2 * STICK + SYNC
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PAIRS = ["0011", "0101", "0110", "1001", "1010", "1100"]
NEAR = 0.12  # mm: a pixel and a half
LINE_PITCH, LINE_HEIGHT = 2.8, 3.1
NS = "{urn:kenbaar:record:1}"
Rect = collections.namedtuple("Rect", "x y width height")


class Fault(Exception):
    pass


class Page:
    """A page as grey values; places in mm from its top left."""

    def __init__(self, path):
        data = path.read_bytes()
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        self.width, self.height = int(head[1]), int(head[2])
        self.rows = [bytearray(data[head.end() + y * self.width:head.end() + (y + 1) * self.width]) for y in range(self.height)]

    def copy(self):
        other = object.__new__(Page)
        other.width, other.height, other.rows = self.width, self.height, [bytearray(row) for row in self.rows]
        return other

    def dark(self, x, y):
        return self.rows[round(y * PX - 0.5)][round(x * PX - 0.5)] < DARK

    def span(self, r):
        return round(r.x * PX), round(r.y * PX), round((r.x + r.width) * PX), round((r.y + r.height) * PX)

    def is_white(self, r):
        x0, y0, x1, y1 = self.span(r)
        return all(min(row[x0:x1]) >= DARK for row in self.rows[y0:y1])

    def fill(self, r, value=255):
        x0, y0, x1, y1 = self.span(r)
        for row in self.rows[y0:y1]:
            row[x0:x1] = bytes([value]) * (x1 - x0)

    def move(self, r, dx, dy):
        x0, y0, x1, y1 = self.span(r)
        part = [bytes(row[x0:x1]) for row in self.rows[y0:y1]]
        self.fill(r)
        self.put(part, x0 + round(dx * PX), y0 + round(dy * PX))

    def cut(self, r):
        x0, y0, x1, y1 = self.span(r)
        return [bytes(row[x0:x1]) for row in self.rows[y0:y1]]

    def put(self, part, x0, y0):
        for i, row in enumerate(part):
            self.rows[y0 + i][x0:x0 + len(row)] = row

    def runs(self, fixed, begin, end, down):
        """Dark runs along a line at `fixed` mm, from begin to end: (start, length) in mm."""
        out, start = [], None
        for i in range(round(begin * PX), round(end * PX) + 1):
            is_dark = (self.rows[i][round(fixed * PX)] if down else self.rows[round(fixed * PX)][i]) < DARK
            if is_dark and start is None:
                start = i
            if not is_dark and start is not None:
                out.append((start / PX, (i - start) / PX))
                start = None
        return out

    def pgm(self, r):
        part = self.cut(r)
        return b"P5 %d %d 255\n" % (len(part[0]), len(part)) + b"".join(part)


def near(a, b, within=NEAR):
    return abs(a - b) <= within


def read_kix(page, place, last):
    """The characters whose bars begin at the place; "" when it is white."""
    middle = place.y + STICK + SYNC / 2
    bars = page.runs(middle, place.x - 3, last, False)
    if not bars:
        return ""
    if len(bars) % 4:
        raise Fault(f"{len(bars)} bars of KIX")
    tops = ""
    bottoms = ""
    for i, (x, width) in enumerate(bars):
        if not near(x, place.x + i * PITCH) or not near(width, BAR):
            raise Fault(f"bar {i + 1} of KIX at {x:.2f} mm, {width:.2f} mm wide")
        column = page.runs(x + width / 2, place.y - 1.5, place.y + KIX_HEIGHT + 1.5, True)
        if len(column) != 1:
            raise Fault(f"bar {i + 1} of KIX is broken")
        top, height = column[0]
        up, down = near(top, place.y), near(top + height, place.y + KIX_HEIGHT)
        if not up and not near(top, place.y + STICK) or not down and not near(top + height, place.y + STICK + SYNC):
            raise Fault(f"bar {i + 1} of KIX from {top:.2f} to {top + height:.2f} mm")
        tops += "01"[up]
        bottoms += "01"[down]
    chars = ""
    for i in range(0, len(bars), 4):
        up, down = tops[i:i + 4], bottoms[i:i + 4]
        if up not in PAIRS or down not in PAIRS:
            raise Fault(f"character {i // 4 + 1} of KIX is none")
        chars += ALPHABET[PAIRS.index(up) * 6 + PAIRS.index(down)]
    return chars


def read_omr(page, place, track):
    """Which places of the track have a bar, as 0 and 1."""
    length, thickness, pitch = track
    runs = page.runs(place.x + length / 2, place.y - 1, place.y + place.height + 1, True)
    seen = []
    for y, height in runs:
        nth = round((y - place.y) / pitch)
        across = page.runs(y + height / 2, place.x - 2, place.x + place.width + 2, False)
        if not near(y, place.y + nth * pitch) or not near(height, thickness):
            raise Fault(f"a bar of {height:.2f} mm at {y - place.y:.2f} mm of the track")
        if len(across) != 1 or not near(across[0][0], place.x) or not near(across[0][1], length):
            raise Fault(f"bar {nth + 1} is not {length} mm long from {place.x} mm")
        seen.append(nth)
    return "".join("01"[i in seen] for i in range(max(seen) + 1)) if seen else ""


def read_matrix(page, place):
    """Its content; "" when the place is white."""
    if page.is_white(place):
        return ""
    got = subprocess.run(["dmtxread", "-N1", "-m3000", "-"], input=page.pgm(place), capture_output=True)
    if got.returncode or not got.stdout:
        with tempfile.NamedTemporaryFile(suffix=".pgm") as f:
            f.write(page.pgm(place))
            f.flush()
            got = subprocess.run(["dmtxread", "-N1", "-m3000", f.name], capture_output=True)
    if not got.stdout:
        raise Fault("a Data Matrix that cannot be read")
    module = place.width / (round_modules(page, place) + 8)
    for white in (Rect(place.x, place.y, place.width, 4 * module - NEAR), Rect(place.x, place.y, 4 * module - NEAR, place.height)):
        if not page.is_white(white):
            raise Fault("no quiet zone of four modules")
    if not 0.5 <= module <= 0.75:
        raise Fault(f"modules of {module:.2f} mm")
    return got.stdout.decode()


def round_modules(page, place):
    """Modules of a side: the solid left edge is as long as the symbol, the alternating top edge has half as many dark ones."""
    left = next(x for x in range(page.span(place)[0], page.span(place)[2])
                if any(page.rows[y][x] < DARK for y in range(page.span(place)[1], page.span(place)[3])))
    top = next(y for y in range(page.span(place)[1], page.span(place)[3]) if min(page.rows[y][left:page.span(place)[2]]) < DARK)
    return 2 * len(page.runs((top + 3) / PX, place.x, place.x + place.width, False))


# --- what must stand there ---

class Profile:
    def __init__(self, bundle, name):
        root = ET.parse(bundle / "house/envelopes" / f"{name}.xml").getroot()
        self.places = {e.tag: Rect(*(float(e.get(k)) for k in ("x", "y", "width", "height")))
                       for e in root if e.tag in ("kix", "matrix", "omr", "postal-matrix", "sort-line", "window")}
        self.duplex = root.get("sides") == "duplex"
        cut, play = root.find("cut-out"), root.find("play")
        window = self.places["window"]
        sides = {k: float(cut.get(k)) for k in ("left", "right", "up", "down")}
        folds = [float(f.get("y")) for f in root.findall("fold")]
        edges = [0] + folds + [297]
        panel = max(b - a for a, b in zip(edges, edges[1:]))
        slack = {"left": float(root.get("width")) - 210, "up": float(root.get("height")) - panel}
        slack["right"], slack["down"] = slack["left"], slack["up"]
        move = {k: min(float(play.get(k)), max(slack[k], 0)) for k in sides}
        self.safe = Rect(window.x - sides["left"] + move["left"], window.y - sides["up"] + move["up"],
                         window.width + sides["left"] + sides["right"] - move["left"] - move["right"],
                         window.height + sides["up"] + sides["down"] - move["up"] - move["down"])
        inserter = ET.parse(bundle / "house/inserters" / f"{root.get('inserter')}.xml").getroot()
        track = inserter.find("track")
        self.track = tuple(float(track.get(k)) for k in ("length", "thickness", "pitch"))
        self.marks = [(m.get("when"), int(m.get("bit") or 0)) for m in inserter.findall("mark")]

    def is_safe(self, r):
        s = self.safe
        return r.x >= s.x and r.y >= s.y and r.x + r.width <= s.x + s.width + 1e-6 and r.y + r.height <= s.y + s.height + 1e-6

    def omr(self, piece, sheet, of):
        due = {"always": True, "first": sheet == 1, "not-first": sheet > 1, "last": sheet == of, "not-last": sheet < of}
        bits = [due.get(when) if when in due else (sheet - 1) >> bit & 1 if when == "sequence" else int(piece[8:]) >> bit & 1 if when == "match" else None
                for when, bit in self.marks]
        parity = sum(bool(b) for b in bits) % 2
        return "".join("01"[bool(parity if b is None else b)] for b in bits).rstrip("0")


def kix_of(address):
    if address.get("country") != "NL":
        return ""
    text = {e.tag.replace(NS, ""): e.text for e in address}
    addition = re.sub("[ -]", "", text.get("addition", "")).upper()
    code = text["postcode"].replace(" ", "") + text["number"] + ("X" + addition if addition else "")
    return code if re.fullmatch("[A-Z0-9]{0,18}", code) else ""


def payload(piece, sheet, of):
    body = f"{piece}{sheet:02}{of:02}"
    return body + f"{98 - int(body + '00') % 97:02}"


class Letter:
    """A piece of the run, with its record and the picture of its own first page."""

    def __init__(self, row, record, profile, single):
        self.piece, self.sheets, self.first = row["piece"], int(row["sheets"]), int(row["first_sheet"])
        self.record, self.profile, self.single = record, profile, single
        addressee = record.find(NS + "addressee")
        postal = addressee.find(NS + "postal")
        postal = postal.attrib if postal is not None else {}
        places = profile.places
        self.postal_matrix = self.fits(places.get("postal-matrix"), 0) and postal.get("matrix") or ""
        lines = [postal[k] for k in ("code-line", "brief-code", "print-line") if k in postal]
        line = places.get("sort-line")
        block = line and Rect(line.x, line.y, 30, len(lines) * LINE_PITCH)
        self.lines = lines if lines and self.fits(block, 0) else []
        kix = kix_of(addressee.find(NS + "address"))
        width = (4 * len(kix) - 1) * PITCH + BAR
        place = places.get("kix")
        bars = place and Rect(place.x, place.y, width, KIX_HEIGHT)
        self.kix = kix if kix and not self.lines and place and width <= place.width and self.fits(bars, QUIET) else ""

    def fits(self, r, quiet):
        white = r and Rect(r.x - quiet, r.y - quiet, r.width + 2 * quiet, r.height + 2 * quiet)
        return r is not None and self.profile.is_safe(r) and self.single.is_white(white)


def drawn(pdf, folder, pages=None):
    command = ["pdftoppm", "-gray", "-r", str(DPI)] + (["-f", str(pages), "-l", str(pages)] if pages else []) + [pdf, folder / "p"]
    subprocess.run(command, check=True)
    return sorted(folder.glob("p*.pgm"))


# --- reading ---

def judge_front(letter, page, sheet):
    """Raises Fault when a mark of this front is not what it must be."""
    p = letter.profile.places
    wanted = payload(letter.piece, sheet, letter.sheets)
    if (got := read_matrix(page, p["matrix"])) != wanted:
        raise Fault(f"Data Matrix {got}, not {wanted}")
    wanted = letter.profile.omr(letter.piece, sheet, letter.sheets)
    if (got := read_omr(page, p["omr"], letter.profile.track)) != wanted:
        raise Fault(f"OMR {got}, not {wanted}")
    if sheet > 1:
        return
    if letter.postal_matrix and (got := read_matrix(page, p["postal-matrix"])) != letter.postal_matrix:
        raise Fault(f"the carrier's matrix: {got}")
    if "kix" in p and not letter.lines:
        clear = letter.kix or letter.fits(p["kix"], 0)
        got = read_kix(page, p["kix"], letter.profile.safe.x + letter.profile.safe.width) if clear else ""
        if got != letter.kix:
            raise Fault(f"KIX {got}, not {letter.kix}")


def judge_rest(letter, page):
    """All of a first page but the marks is the letter's own, to the pixel: nothing stands twice, or where it does not belong."""
    p, ours, theirs = letter.profile.places, page.copy(), letter.single.copy()
    masks = [p["matrix"], Rect(p["omr"].x - 0.2, p["omr"].y - 0.2, p["omr"].width, p["omr"].height + 0.4), Rect(33, 289.8, 30, 3.2)]
    if letter.postal_matrix:
        masks.append(p["postal-matrix"])
    if letter.kix:
        masks.append(Rect(p["kix"].x - 0.1, p["kix"].y - 0.1, (4 * len(letter.kix) - 1) * PITCH + BAR + 0.2, KIX_HEIGHT + 0.2))
    if letter.lines:
        masks.append(Rect(p["sort-line"].x, p["sort-line"].y - 0.3, 50, LINE_HEIGHT * len(letter.lines)))
    for mask in masks:
        ours.fill(mask)
        theirs.fill(mask)
    for y, (a, b) in enumerate(zip(ours.rows, theirs.rows)):
        if a != b:
            x = next(i for i in range(len(a)) if a[i] != b[i])
            raise Fault(f"something else at {x / PX:.1f}, {y / PX:.1f} mm")


def judge_lines(letter, pdf, page_number):
    """The carrier's lines, by poppler, each where the profile has it."""
    text = subprocess.run(["pdftotext", "-bbox", "-f", str(page_number), "-l", str(page_number), pdf, "-"], capture_output=True, text=True, check=True).stdout
    words = {m[3]: (float(m[1]) / 72 * 25.4, float(m[2]) / 72 * 25.4) for m in re.finditer(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', text)}
    place = letter.profile.places.get("sort-line")
    for i, line in enumerate(letter.lines):
        x, y = words.get(line, (-1, -1))
        if not near(x, place.x, 0.3) or not place.y + i * LINE_PITCH - 1 <= y <= place.y + i * LINE_PITCH + 1:
            raise Fault(f"line {i + 1} of the carrier at {x:.1f}, {y:.1f} mm")


def qr_of(paths):
    got = subprocess.run(["zbarimg", "-q", "--raw"] + [str(p) for p in paths], capture_output=True, text=True)
    return sorted(got.stdout.split())


class Room:
    def __init__(self, run, name, bundle, records, folder):
        self.profile = Profile(bundle, name)
        by_id = {r.get("id"): r for r in ET.parse(records).getroot()}
        of_piece = {row["piece"]: row["decision"] for row in csv.DictReader(open(run / "index.csv"))}
        rows = [row for row in csv.DictReader(open(run / "manifest.csv")) if row["profile"] == name]
        (self.pdf,) = [p for p in run.glob("**/*.pdf") if p.name.endswith(f"-{name}.pdf")]
        (folder / "print").mkdir()
        self.pages = drawn(self.pdf, folder / "print")
        self.letters = []
        with tarfile.open(next(run.glob("**/0001.tar"))) as tar:
            for row in rows:
                single = folder / row["member"]
                single.write_bytes(tar.extractfile(row["member"]).read())
                own = folder / row["piece"]
                own.mkdir()
                letter = Letter(row, by_id[of_piece[row["piece"]]], self.profile, Page(drawn(single, own)[0]))
                letter.own_pages = sorted(own.glob("*.pgm"))
                self.letters.append(letter)

    def number(self, letter, sheet):
        """The page, from 1, of a sheet's front."""
        per_sheet = 2 if self.profile.duplex else 1
        return (letter.first + sheet - 2) * per_sheet + 1

    def front(self, letter, sheet):
        return Page(self.pages[self.number(letter, sheet) - 1])


def attempt(name, judge, *args):
    try:
        judge(*args)
        print(f"ok\t{name}")
    except Fault as fault:
        print(f"fail\t{name}\t{fault}")


def read_all(room):
    n = collections.Counter()
    for i, letter in enumerate(room.letters, 1):
        for sheet in range(1, letter.sheets + 1):
            page = room.front(letter, sheet)
            attempt(f"letter {i}, sheet {sheet}: its marks", judge_front, letter, page, sheet)
            if sheet == 1:
                attempt(f"letter {i}: nothing else", judge_rest, letter, page)
                if letter.lines:
                    attempt(f"letter {i}: the carrier's lines", judge_lines, letter, room.pdf, room.number(letter, 1))
            n["sheets"] += 1
        last = room.number(letter, letter.sheets) + (1 if room.profile.duplex else 0)
        ours, theirs = qr_of(room.pages[room.number(letter, 1) - 1:last]), qr_of(letter.own_pages)
        print("ok" if ours and ours == theirs and all(u.startswith("https://") for u in ours) else "fail", f"letter {i}: its QR codes", f"{ours} {theirs}", sep="\t")
        n["kix"] += bool(letter.kix)
        n["postal"] += bool(letter.postal_matrix)
        n["lines"] += bool(letter.lines)
    # the set must try what it is for: some of each, and some left out
    has_window_codes = "kix" in room.profile.places
    enough = n["sheets"] > len(room.letters) and (not has_window_codes or 2 <= n["kix"] < 7 and n["postal"] == 1 and n["lines"] >= 1)
    print("ok" if enough else "fail", "the letters try every mark", dict(n), sep="\t")


def breakages(letter, page, other):
    """Pictures with one fault each."""
    p = letter.profile.places
    length, thickness, pitch = letter.profile.track
    first_bar = Rect(p["omr"].x - 0.2, p["omr"].y - 0.3, length + 0.4, thickness + 0.6)
    yield "the start mark of OMR gone", lambda g: g.fill(first_bar)
    yield "a bar of OMR 1 mm lower", lambda g: g.move(first_bar, 0, 1)
    yield "a bar of OMR 1 mm to the right", lambda g: g.move(first_bar, 1, 0)
    yield "a bar of OMR too many", lambda g: g.fill(Rect(p["omr"].x, p["omr"].y + 2.1, length, thickness), 0)
    yield "the Data Matrix of another sheet", lambda g: g.put(other.cut(p["matrix"]), *g.span(p["matrix"])[:2])
    yield "no Data Matrix", lambda g: g.fill(p["matrix"])
    yield "the quiet zone filled", lambda g: g.fill(Rect(p["matrix"].x + 0.5, p["matrix"].y, 0.5, p["matrix"].height), 0)
    yield "a Data Matrix twice", lambda g: g.put(g.cut(p["matrix"]), g.span(p["matrix"])[0], g.span(p["matrix"])[3] + 200)
    if letter.kix:
        k = p["kix"]
        width = (4 * len(letter.kix) - 1) * PITCH + BAR
        whole = Rect(k.x - 0.3, k.y - 0.3, width + 0.6, KIX_HEIGHT + 0.6)
        yield "KIX 0.4 mm to the right", lambda g: g.move(whole, 0.4, 0)
        yield "KIX 0.4 mm higher", lambda g: g.move(whole, 0, -0.4)
        yield "no KIX", lambda g: g.fill(whole)
        yield "a bar of KIX gone", lambda g: g.fill(Rect(k.x + 3 * PITCH - 0.2, k.y, BAR + 0.4, KIX_HEIGHT))
        yield "all of KIX's upper sticks cut", lambda g: g.fill(Rect(k.x, k.y - 0.2, width, STICK - 0.1))
        yield "KIX twice", lambda g: g.put(g.cut(whole), g.span(whole)[0], g.span(whole)[1] + 1200)
    yield "a word in the window", lambda g: g.fill(Rect(p["window"].x + 70, p["window"].y + 3, 6, 1.5), 0)


def break_all(room):
    letter = next((x for x in room.letters if x.kix), room.letters[0])
    other = next(x for x in room.letters if x is not letter)
    page, another = room.front(letter, 1), room.front(other, 1)
    for name, change in breakages(letter, page, another):
        broken = page.copy()
        change(broken)
        try:
            judge_front(letter, broken, 1)
            judge_rest(letter, broken)
            print(f"fail\t{name}\tnot found")
        except Fault:
            print(f"ok\t{name}")


def main():
    args = [a for a in sys.argv[1:] if a != "--broken"]
    with tempfile.TemporaryDirectory() as folder:
        room = Room(pathlib.Path(args[0]), args[1], pathlib.Path(args[2]), args[3], pathlib.Path(folder))
        (break_all if "--broken" in sys.argv else read_all)(room)


main()
