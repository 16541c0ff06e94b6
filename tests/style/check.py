"""Style tests: what a reader must be able to rely on anywhere in the tree. TAP on standard output.

Each check is a function that yields the faults it found; its first line says what it demands.
"""
import collections
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

ROOT = os.environ.get("KENBAAR_SOURCE") or os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOMS = ["base", "record", "select", "compose", "layout", "marks", "text", "pdf", "letter", "batch", "approve", "front"]
MAX_LINES = 600
BINARY = (".ttf", ".png", ".pdf", ".gz", ".dic", ".svg")
LICENCE_TEXTS = ("LICENSE", "OFL.txt")


def tracked_files():
    """Files of the project: what git knows or would take, so that build folders do not count."""
    asked = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    if asked.returncode == 0:
        names = asked.stdout.split("\n")
    else:  # a tarball without git
        names = [os.path.relpath(os.path.join(folder, name), ROOT)
                 for folder, folders, files in os.walk(ROOT) for name in files]
        names = [name for name in names if not re.match(r"(build[^/]*|samples/bundle)/", name)]
    return sorted(name for name in names if name and os.path.isfile(os.path.join(ROOT, name)))


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8", errors="replace") as file:
        return file.read()


FILES = tracked_files()
TEXTS = [name for name in FILES if not name.endswith(BINARY)]
C_FILES = [name for name in FILES if name.startswith(("gen/", "tests/")) and name.endswith((".c", ".h"))]


def code_only(text):
    """C without comments and strings; lines stay where they are."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda m: '""' if m.group()[0] == '"' else re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)


def room_of(name):
    """gen/base/x.c is base; gen/letter.c and gen/shop.c are the room letter."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else "letter"


def include_rule():
    """A room of gen/ includes only itself and the rooms above it."""
    for name in C_FILES:
        if not name.startswith("gen/"):
            continue
        room = room_of(name)
        if room not in ROOMS:
            yield f"{name}: {room} is no room of the house"
            continue
        for number, line in enumerate(read(name).split("\n"), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match or match.group(1) == "kenbaar_config.h":
                continue
            target = os.path.normpath(os.path.join(os.path.dirname(name), match.group(1)))
            if not target.startswith("gen/") or not os.path.isfile(os.path.join(ROOT, target)):
                yield f"{name}:{number}: {match.group(1)} is not found from there"
            elif ROOMS.index(room_of(target)) > ROOMS.index(room):
                yield f"{name}:{number}: {room} includes {room_of(target)}, which lies below it"


def second_path():
    """The proofreader shares nothing with the writer but a reader of bytes: facts, duties and its own headers are all it includes."""
    allowed = re.compile(r"gen/(base/\w+\.h|record/xml\.h|select/(duties|facts|programs|proofs)\.h|pdf/lex\.h|pdf/proof/\w+\.h)$")
    for name in C_FILES:
        if not name.startswith("gen/pdf/proof/"):
            continue
        for number, line in enumerate(read(name).split("\n"), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if match and not allowed.match(os.path.normpath(os.path.join(os.path.dirname(name), match.group(1)))):
                yield f"{name}:{number}: the proofreader includes {match.group(1)}"
            if re.match(r"\s*#\s*include\s+<(cairo|hb|ft2build|libxslt)", line):
                yield f"{name}:{number}: the proofreader draws or transforms nothing"


def one_door():
    """Only compose/transform.c knows libxslt (and --version); only front/ prints."""
    for name in C_FILES:
        text = code_only(read(name))
        raw = read(name)
        if re.search(r"#\s*include\s+<libxslt/", raw) and name not in ("gen/compose/transform.c", "gen/front/version.c"):
            if name.startswith("gen/"):
                yield f"{name}: includes libxslt"
        if name.startswith("gen/") and not name.startswith("gen/front/"):
            if re.search(r"\b(printf|puts|fputs|perror|putchar)\s*\(|\bstd(out|err)\b", text):
                yield f"{name}: prints"


def file_length():
    """No source file is longer than 600 lines."""
    for name in FILES:
        if name.endswith((".c", ".h", ".xsl", ".py", ".sh", ".build")):
            n_lines = read(name).count("\n")
            if n_lines > MAX_LINES:
                yield f"{name}: {n_lines} lines"


def banned_functions():
    """No function that overruns, guesses, or depends on the locale or the clock."""
    banned = "strcpy strcat sprintf vsprintf atoi atol atof alloca gets strtok setlocale system popen tmpnam mktemp"
    pattern = re.compile(r"(?<![\w.>])(" + "|".join(banned.split()) + r")\s*\(")
    for name in C_FILES:
        for number, line in enumerate(code_only(read(name)).split("\n"), 1):
            match = pattern.search(line)
            if match:
                yield f"{name}:{number}: {match.group(1)}()"


def no_conditional_code():
    """Alternatives are files that meson chooses, not #ifdef; guards for what a kernel lacks are listed here."""
    allowed = {"gen/base/sandbox_shut.c"}
    for name in C_FILES:
        if name.startswith("gen/") and name not in allowed:
            if re.search(r"^\s*#\s*(if|ifdef|ifndef)\b", read(name), flags=re.M):
                yield f"{name}: #if"


CODE_ROW = re.compile(r'X\(\s*(\w+)\s*,\s*"([A-Z]\d{3})"\s*,\s*(\w+)\s*,\s*(\w+)\s*,\s*(\d+)\s*,\s*(\w+)\s*,'
                      r'((?:\s*"(?:\\.|[^"\\])*"\s*,?)+)\)', re.S)


def code_rows():
    for name in FILES:
        if name.startswith("gen/base/codes/"):
            text = re.sub(r"/\*.*?\*/|^//[^\n]*", "", read(name), flags=re.S | re.M)
            for match in CODE_ROW.finditer(text):
                yield name, match
            left = CODE_ROW.sub("", text).strip()
            if left:
                yield name, left


def codes_in_step():
    """Codes: in the file of their letter, used once, and with message and hint in both languages."""
    seen = {}
    for file, row in code_rows():
        if isinstance(row, str):
            yield f"{file}: cannot be read: {row[:60]!r}"
            continue
        name, code, severity, outcome, status = row.group(1, 2, 3, 4, 5)
        if code[0].lower() != os.path.basename(file)[0]:
            yield f"{file}: {code} stands in the wrong file"
        if code in seen or name in seen.values():
            yield f"{file}: {code} {name} is there twice"
        seen[code] = name
        # C joins strings that stand side by side; a comma outside quotes parts two texts
        parts = re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', re.sub(r'\\.', "x", row.group(7)))
        if len(parts) != 4 or not all(re.search(r'"[^"]+"', part) for part in parts):
            yield f"{file}: {code} has {len(parts)} texts (message and hint, in English and Dutch)"
        if outcome in ("HELD", "REFUSED") and status != "1":
            yield f"{file}: {code} is {outcome} but exits {status}"
        if outcome in ("DONE", "NONE") and status != "0":
            yield f"{file}: {code} is {outcome} but exits {status}"
        if outcome == "BROKEN" and status not in ("64", "65", "70", "74", "75"):
            yield f"{file}: {code} is {outcome} but exits {status}"


def no_decision_without_notice():
    """What holds or refuses a letter says, once and in both languages, that the decision may not leave without it."""
    for file, row in code_rows():
        if isinstance(row, str) or row.group(2)[0] != "L" or row.group(4) not in ("HELD", "REFUSED"):
            continue
        for words in ("may not leave without", "mag niet zonder"):
            if row.group(7).count(words) != 1:
                yield f"{file}: {row.group(2)} says {row.group(7).count(words)} times: {words}"


def reasons(listed):
    """The rows of a list of exceptions: (number of the line, name, reason)."""
    for number, line in enumerate(read(listed).split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" ")
            yield number, name, reason.strip()


def codes_have_refusals():
    """Each code that stops something has a folder tests/refusals/CODE-..., or a reason in codes-without-refusal."""
    folders = {name.split("/")[2][:4] for name in FILES if name.startswith("tests/refusals/") and name.count("/") > 2}
    excused, listed = set(), "tests/style/codes-without-refusal"
    for number, code, reason in reasons(listed):
        if not reason:
            yield f"{listed}:{number}: {code} without a reason"
        first, _, last = code.partition("-")
        excused.update(f"{first[0]}{n:03}" for n in range(int(first[1:]), int((last or first)[1:]) + 1))
    for file, row in code_rows():
        if isinstance(row, str):
            continue
        code, severity = row.group(2), row.group(3)
        if severity in ("ERROR", "FATAL") and code not in folders and code not in excused:
            yield f"{file}: {code} {row.group(1)} has no tests/refusals/{code}-... folder"


def gate_rows():
    """(id, code, English field) of each gate that notes something."""
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for row in ElementTree.fromstring(read("templates/law/gates.xml").encode()):
        fields = [field.text for field in row.findall("{*}field") if field.get(lang) == "en"]
        if row.get("code"):
            yield row.get("id"), row.get("code"), fields[0] if fields else "-"


def gates_have_refusals():
    """Each gate with a code has a folder in tests/refusals of its own that expects its code and field, or a reason in gates-without-refusal."""
    listed = "tests/style/gates-without-refusal"
    excused = {name: reason for _, name, reason in reasons(listed)}
    n_folders = collections.Counter()  # (code, field): in how many folders
    for name in FILES:
        if name.startswith("tests/refusals/") and name.endswith("/expected"):
            notes = [line.split("\t") for line in read(name).split("\n")]
            n_folders.update({(note[0], note[2]) for note in notes if len(note) == 3})
    gates, n_gates = list(gate_rows()), collections.Counter()
    for gate, code, field in gates:
        if gate in excused:
            if not excused[gate]:
                yield f"{listed}: {gate} without a reason"
            continue
        n_gates[code, field] += 1
        if n_gates[code, field] > n_folders[code, field]:
            yield f"templates/law/gates.xml: {gate} has no folder tests/refusals/{code}-... that expects {code} {field}"
    for gate in excused.keys() - {gate for gate, _, _ in gates}:
        yield f"{listed}: {gate} is no gate with a code"


LAW_SOURCE = re.compile(r"\b(Awb|AVG|UAVG|AWR|Vw|Woo|Awgb|AWGB|Grondwet|Wmebv|BW|Algemene termijnenwet|Wet|Besluit|Regulation)\b.*\d"
                        r"|AP advice of 10 October 2024|Algoritmekader|^facts? of (the|a)|^attestation of the body")


def law_names_its_sources():
    """Each gate, duty and claim names the act and article, the advice, the framework, or the field where its proof stands."""
    for stem in ("gates", "duties", "claims"):
        for row in ElementTree.fromstring(read(f"templates/law/{stem}.xml").encode()):
            if not LAW_SOURCE.search(row.get("source", "")):
                yield f"templates/law/{stem}.xml: {row.get('id')}: {row.get('source')}"


def codes_are_used():
    """Each code is noted somewhere, and each D_... that is noted is in the table."""
    text = "\n".join(code_only(read(name)) for name in C_FILES if not name.startswith("gen/base/codes/"))
    used = set(re.findall(r"\bD_([A-Z][A-Z0-9_]*)\b", text)) - {"N"}
    data = "\n".join(read(name) for name in FILES if name.startswith("templates/") and name.endswith((".xml", ".xsl")))
    for file, row in code_rows():
        if isinstance(row, str):
            continue
        if row.group(1) not in used and row.group(2) not in data:
            yield f"{file}: {row.group(2)} {row.group(1)} is never noted"
        used.discard(row.group(1))
    for name in sorted(used):
        yield f"D_{name} is in no table"


def no_traces():
    """Nothing of a machine, a registry or unfinished work stands in the tree."""
    words = ["/" + "work/", "/" + "home/", "/" + "root/", "deb.debian" + ".org", "pypi" + ".org", "npmjs" + ".org",
             "local" + "host:", "TO" + "DO", "FIX" + "ME", "XX" + "X:"]
    for name in TEXTS:
        if os.path.basename(name) in LICENCE_TEXTS:
            continue
        for number, line in enumerate(read(name).split("\n"), 1):
            for word in words:
                if word in line:
                    yield f"{name}:{number}: {word}"


def plain_text():
    """Text is UTF-8 with Unix line ends, no tab in C, no space at a line's end, and a newline at the end."""
    for name in TEXTS:
        with open(os.path.join(ROOT, name), "rb") as file:
            data = file.read()
        if re.match(r"(tests/refusals|tests/golden|samples/broken|samples/broken-logs|tests/unit/\w+/data)/", name):
            continue  # data: faults may be the point
        if b"\0" in data:
            continue
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            yield f"{name}: not UTF-8"
        if b"\r" in data:
            yield f"{name}: carriage return"
        if os.path.basename(name) in LICENCE_TEXTS:
            continue
        if data and not data.endswith(b"\n"):
            yield f"{name}: no newline at the end"
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.endswith((b" ", b"\t")) and not name.endswith(".md"):
                yield f"{name}:{number}: space at the end of the line"
            if b"\t" in line and name.endswith((".c", ".h")):
                yield f"{name}:{number}: tab"


def headers_say_what_they_are():
    """A header opens with a comment 'name - what it is for'."""
    for name in C_FILES:
        if name.startswith("gen/") and name.endswith(".h") and "/codes/" not in name and not name.endswith("diag_codes.h"):
            stem = os.path.basename(name)[:-2]
            if not re.match(r"/\* " + re.escape(stem) + r" - ", read(name)):
                yield f"{name}: does not open with '/* {stem} - '"


CHECKS = [include_rule, second_path, one_door, file_length, banned_functions, no_conditional_code, codes_in_step, no_decision_without_notice,
          codes_have_refusals, gates_have_refusals, law_names_its_sources, codes_are_used, no_traces, plain_text, headers_say_what_they_are]


def main():
    print(f"1..{len(CHECKS)}")
    failed = False
    for number, check in enumerate(CHECKS, 1):
        faults = list(check())
        print(f"{'not ok' if faults else 'ok'} {number} - {check.__name__}: {check.__doc__.splitlines()[0]}")
        for fault in faults:
            print(f"# {fault}")
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
