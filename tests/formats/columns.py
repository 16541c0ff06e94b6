"""columns.py TEXT...: plain text as it should be: UTF-8, LF, no control characters, no blanks at a line's end, no line over 72 columns but
one that holds a web address alone. One line a fault."""
import sys
import unicodedata

COLUMNS = 72


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def is_address(line):
    return " " not in line.strip() and ("." in line or ":" in line)


def faults(path):
    data = open(path, "rb").read()
    if not data.endswith(b"\n") or b"\r" in data:
        yield "does not end its lines with LF"
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        if any(unicodedata.category(c) == "Cc" for c in line):
            yield f"line {number}: a control character"
        if line.endswith(" "):
            yield f"line {number}: ends with a blank"
        if width(line) > COLUMNS and not is_address(line):
            yield f"line {number}: {width(line)} columns"


found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print("\n".join(found))
sys.exit(1 if found or len(sys.argv) < 2 else 0)
