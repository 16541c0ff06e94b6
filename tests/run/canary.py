"""canary.py - records with a token of its own in every free field, and the search for tokens where they do not belong (tests/run/canary.sh).

    canary.py records N          to standard output; every tenth in large print, every fifteenth as text, every seventh in English
    canary.py log N              their selection log
    canary.py pieces RUN N       each page of each print file, a sample of single letters: nobody else's token, and the own ones where they must be
    canary.py elsewhere N PATH.. no token in these files and folders, nor in their names

A token is xq, the letter of its field, five letters for the record and four that nobody can guess: what is found can be traced to its field."""
import csv, os, re, subprocess, sys, tarfile, tempfile
from concurrent.futures import ThreadPoolExecutor

FIELDS = dict(id="a", case="b", name="c", salutation="d", street="e", town="f", summary="g", label="h", role="j", department="k", match="m")
PRINTED = {"name", "street", "town", "summary"}  # seen on every letter, whatever the outcome
TOKEN = re.compile("xq[a-m][a-p]{5}[a-p]{4}")
SAMPLE = 40


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


def judge_pieces(run, n):
    with open(os.path.join(run, "index.csv"), encoding="utf-8") as file:
        records = {row["piece"]: owner(row["decision"]) for row in csv.DictReader(file)}
    with open(os.path.join(run, "manifest.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(records) == len(set(records.values())) == len(rows) == n and all(row["status"] == "made" for row in rows), "not every record has one letter"
    files = {}
    for row in rows:
        files.setdefault(row["print_file"], []).append(row)
    singles = [row for at, row in enumerate(rows) if at % max(1, n // SAMPLE) == 0 or not row["print_file"]]
    bad = []
    with ThreadPoolExecutor(2) as pool, tempfile.TemporaryDirectory() as folder:
        of_files = [pool.submit(judge_print_file, run, name, of_file, records) for name, of_file in files.items() if name]
        for row in singles:
            with tarfile.open(os.path.join(run, "pending", row["tar"])) as tar:
                member = tar.getmember(row["member"])
                bytes_ = tar.extractfile(member).read()
            if row["member"].endswith(".txt"):
                text = bytes_.decode("utf-8")
            else:
                path = os.path.join(folder, "one.pdf")
                with open(path, "wb") as file:
                    file.write(bytes_)
                text = text_of(path)
            bad += judge(f"single letter {row['piece']}", tokens(text), records[row["piece"]])
        for one in of_files:
            bad += one.result()
    print(f"{len(rows)} pieces in {len(files)} groups, {len(singles)} single letters")
    return bad


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
    bad = judge_pieces(rest[0], int(rest[1])) if what == "pieces" else judge_elsewhere(rest)
    print("\n".join(bad[:40]))
    return 1 if bad else 0


sys.exit(main())
