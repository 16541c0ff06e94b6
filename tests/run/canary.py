"""canary.py - records with a token of its own in every free field, and the search for tokens where they do not belong (tests/run/canary.sh).

    canary.py records N          to standard output; every tenth in large print, every fifteenth as text, every seventh in English
    canary.py log N              their selection log
    canary.py pieces RUN N [M]   each page of each print file, each single letter: nobody else's token, and the own ones where they must be
                                 (of the first M pieces, when told so)
    canary.py planted RUN        a token put where no reader looks, into a letter of the run, is found
    canary.py elsewhere PATH..   no token in these files and folders, nor in their names

Print files are read by pdftotext, a process for each; the single letters, as many as there are records, by canary_letter.py, and a sample of them by
both. Whose a token is, it says itself: what is found is looked up, nobody looks for each token in each piece.

A token is xq, the letter of its field, five letters for the record and four that nobody can guess: what is found can be traced to its field."""
import csv, os, re, subprocess, sys, tarfile, tempfile, zlib
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from canary_letter import hidden, visible

FIELDS = dict(id="a", case="b", name="c", salutation="d", street="e", town="f", summary="g", label="h", role="j", department="k", match="m")
PRINTED = {"name", "street", "town", "summary"}  # seen on every letter, whatever the outcome
TOKEN = re.compile("xq[a-m][a-p]{5}[a-p]{4}")
SAMPLE = 40
AT_ONCE = 500  # single letters


def letters(number, width):
    return "".join(chr(ord("a") + (number >> (4 * place)) % 16) for place in reversed(range(width)))


def token(record, field):
    mixed = (record * 2654435761 + ord(FIELDS[field]) * 40503 + 12345) & 0xFFFFFFFF
    mixed ^= mixed >> 15
    mixed = (mixed * 2246822519) & 0xFFFFFFFF
    return "xq" + FIELDS[field] + letters(record, 5) + letters(mixed >> 11, 4)


def owner(found):
    return int("".join("%x" % (ord(c) - ord("a")) for c in found[3:8]), 16)


def record(i):
    t = {field: token(i, field) for field in FIELDS}
    big = {field: value.capitalize() for field, value in t.items()}
    form = "large-print" if i % 10 == 5 else "text" if i % 15 == 3 else "standard"
    return f""" <record id="{t['id']}" body="voorbeeldstad" case="{t['case']}">
  <addressee role="subject" kind="natural"><name>J. {big['name']}</name><salutation>mevrouw {big['salutation']} {big['name']}</salutation>
   <address country="NL"><street>{big['street']}</street><number>{1 + i % 99}</number><postcode>{1000 + i * 7 % 9000} AB</postcode><town>{big['town']}</town></address></addressee>
  <language>{'en' if i % 7 == 0 else 'nl'}</language><reading-format>{form}</reading-format>
  <decision date="2026-11-27" outcome="partly" subject="aanvraag-bijstand" remedy="bezwaar" automated="no" requires-action="no" breach-found="no" match-code="{t['match']}">
   <summary>U krijgt een deel van de bijstand, vanwege {t['summary']}.</summary><amount cents="{10000 + i}" label="Betaling {t['label']}"/><basis>Participatiewet, artikel 11</basis></decision>
  <review date="2026-11-25" role="consulent {t['role']}" department="Afdeling {t['department']}" saw-whole-file="yes" may-deviate="yes" own-assessment="yes"/>
  <effects payment-stopped="no"/>
 </record>"""


def print_records(n):
    print('<?xml version="1.0" encoding="UTF-8"?>\n<records xmlns="urn:kenbaar:record:1" version="1.0">')
    for i in range(1, n + 1):
        print(record(i))
    print("</records>")


def print_log(n):
    print(f'<?xml version="1.0" encoding="UTF-8"?>\n<selections xmlns="urn:kenbaar:selections:1" version="1.0" count="{n}">')
    for i in range(1, n + 1):
        print(f' <selection body="voorbeeldstad" case="{token(i, "case")}" date="2026-11-20" instrument="heronderzoek" version="3" route="risk" disclosure="full"><reason code="inkomen-verschil"/></selection>')
    print("</selections>")


def tokens(text):
    """Words that were broken over lines are whole again."""
    text = re.sub("[\u00ad\u2010-]\\s*\n\\s*", "", text).replace("\u00ad", "").lower()
    return set(TOKEN.findall(text))


def text_of(path):
    return subprocess.run(["pdftotext", "-raw", path, "-"], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def judge(where, found, i):
    bad = [f"{where}: token of record {owner(it)}, field {it[2]}" for it in sorted(found) if owner(it) != i]
    return bad + [f"{where}: its own {field} is not there" for field in PRINTED if token(i, field) not in found]


def sheet_pages(run, profile):
    with open(os.path.join(run, "bundle/house/envelopes", profile + ".xml"), encoding="utf-8") as file:
        return 1 if re.search('<envelope [^>]*sides="simplex"', file.read()) else 2


def judge_print_file(run, name, rows, records):
    on_sheet = sheet_pages(run, rows[0]["profile"])
    pages = text_of(os.path.join(run, "pending", name)).split("\f")
    bad, taken = [], set()
    for row in rows:
        first = (int(row["first_sheet"]) - 1) * on_sheet
        mine = range(first, first + int(row["sheets"]) * on_sheet)
        taken.update(mine)
        bad += judge(f"{name}, piece {row['piece']}", tokens("\n".join(pages[it] for it in mine)), records[row["piece"]])
    rest = set().union(*[tokens(page) for at, page in enumerate(pages) if at not in taken])
    return bad + [f"{name}: on a banner or behind the last letter: field {it[2]} of {owner(it)}" for it in rest]


def judge_single(name, bytes_, i, with_poppler):
    """A letter alone: its text, and whatever else is in the file."""
    if name.endswith(".txt"):
        return judge(f"single letter {name}", tokens(bytes_.decode("utf-8")), i)
    found = tokens(visible(bytes_))
    bad = judge(f"single letter {name}", found, i)
    bad += [f"single letter {name}: hidden in it: token of record {owner(it)}, field {it[2]}" for it in sorted(tokens(hidden(bytes_))) if owner(it) != i]
    if with_poppler:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(bytes_)
            file.flush()
            if tokens(text_of(file.name)) != found:
                bad.append(f"single letter {name}: poppler reads other tokens")
    return bad


def judge_singles(run, rows, whose, sampled):
    bad, tars = [], {}
    for row in rows:
        if row["tar"] not in tars:
            tars[row["tar"]] = open(os.path.join(run, "pending", row["tar"]), "rb")
        tar = tars[row["tar"]]
        tar.seek(row["at"])
        bad += judge_single(row["member"], tar.read(row["size"]), whose[row["piece"]], row["piece"] in sampled)
    return bad


def find_members(run, rows):
    """Where each letter lies in its tar: one walk through the heads of each."""
    places = {}
    for name in {row["tar"] for row in rows}:
        with tarfile.open(os.path.join(run, "pending", name)) as tar:
            places.update({(name, it.name): (it.offset_data, it.size) for it in tar})
    for row in rows:
        row["at"], row["size"] = places[row["tar"], row["member"]]


def read_csv(run, name):
    with open(os.path.join(run, name), encoding="utf-8") as file:
        return list(csv.DictReader(file))


def judge_pieces(run, n, only):
    whose = {row["piece"]: owner(row["decision"]) for row in read_csv(run, "index.csv")}
    rows = read_csv(run, "manifest.csv")
    assert len(whose) == len(set(whose.values())) == len(rows) == n and all(row["status"] == "made" for row in rows), "not every record has one letter"
    files = {}
    for row in rows:
        if row["print_file"]:
            files.setdefault(row["print_file"], []).append(row)
    singles = rows[:only]
    files = {name: files[name] for name in files if name in {row["print_file"] for row in singles}}
    find_members(run, singles)
    sampled = {row["piece"] for row in singles[:: max(1, len(singles) // SAMPLE)]}
    bad = []
    with ThreadPoolExecutor(os.cpu_count()) as of_poppler, ProcessPoolExecutor(os.cpu_count()) as pool:
        parts = [singles[at : at + AT_ONCE] for at in range(0, len(singles), AT_ONCE)]
        jobs = [pool.submit(judge_singles, run, part, {row["piece"]: whose[row["piece"]] for row in part}, sampled) for part in parts]
        jobs += [of_poppler.submit(judge_print_file, run, name, of_file, whose) for name, of_file in files.items()]
        for one in jobs:
            bad += one.result()
    print(f"{len(rows)} pieces; {len(files)} print files with {sum(map(len, files.values()))} pieces, {len(singles)} single letters read, {len(sampled)} of them twice")
    return bad


def judge_planted(run):
    """The first letter of the run with somebody else's token in places that pdftotext does not show."""
    row = next(it for it in read_csv(run, "manifest.csv") if it["member"].endswith(".pdf"))
    whose = {it["piece"]: owner(it["decision"]) for it in read_csv(run, "index.csv")}[row["piece"]]
    find_members(run, [row])
    with open(os.path.join(run, "pending", row["tar"]), "rb") as tar:
        tar.seek(row["at"])
        letter = tar.read(row["size"])
    other = token(whose + 1, "name")
    in_utf16 = other.capitalize().encode("utf-16-be")
    octal = b"".join(b"\\%03o" % byte for byte in in_utf16)
    plants = [other.encode(), b"(\xfe\xff" + in_utf16 + b")", b"<FEFF" + in_utf16.hex().upper().encode() + b">", b"(\\376\\377" + octal + b")"]
    bad = [f"not found: {plant}" for plant in plants for put in (in_stream, in_open) if len(judge_single("planted.pdf", put(letter, plant), whose, False)) != 1]
    return bad + judge_single("untouched.pdf", letter, whose, True)


def in_stream(letter, plant):
    return letter + b"\n999 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(zlib.compress(plant)), zlib.compress(plant))


def in_open(letter, plant):
    return letter + b"\n999 0 obj\n<</Note" + (plant if plant[:1] in b"(<" else b"(%s)" % plant) + b">>\nendobj\n"


def judge_elsewhere(paths):
    bad = []
    for top in paths:
        walk = os.walk(top) if os.path.isdir(top) else [(os.path.dirname(top), [], [os.path.basename(top)])]
        for folder, folders, names in walk:
            bad += [f"name: {name}" for name in folders + names if TOKEN.search(name.lower())]
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    found = TOKEN.search(file.read().decode("latin-1").lower())
                if found:
                    bad.append(f"{name}: field {found.group()[2]} of {owner(found.group())}")
    return bad


def main():
    what, rest = sys.argv[1], sys.argv[2:]
    if what == "records":
        return print_records(int(rest[0]))
    if what == "log":
        return print_log(int(rest[0]))
    if what == "pieces":
        bad = judge_pieces(rest[0], int(rest[1]), int(rest[2]) if rest[2:] else None)
    else:
        bad = judge_planted(rest[0]) if what == "planted" else judge_elsewhere(rest)
    print("\n".join(bad[:40]))
    return 1 if bad else 0


sys.exit(main())
