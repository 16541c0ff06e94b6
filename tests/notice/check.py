"""What a letter's notice for machines must not hold, and that it says nothing that the letter does not.

check.py RECORD.xml NOTICE.xml PAGE.xml SELECTIONS.xml INSTRUMENTS   prints each fault; exit 1 when there is one
check.py --json NOTICE.xml NOTICE.json                               the same values in both
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

N = "{urn:kenbaar:notice:1}"
R = "{urn:kenbaar:record:1}"
S = "{urn:kenbaar:selections:1}"
I = "{urn:kenbaar:instrument:1}"


def single(text):
    return " ".join((text or "").split())


def values(notice):
    """Each text and each attribute value, with the path to it."""
    for node in notice.iter():
        name = node.tag.replace(N, "")
        if single(node.text):
            yield name, single(node.text)
        for key, value in node.attrib.items():
            yield f"{name}/@{key}", value


def told_to(record):
    """Whom the letter is for, where they live, and the clerk's own words."""
    for street in record.iter(R + "street"):
        yield "street", f"{single(street.text)} {single(record.findtext('.//' + R + 'number'))}"
    for path in ("addressee/name", "addressee/salutation", "addressee/on-behalf-of", "addressee/address/postcode",
                 "addressee/address/line", "decision/summary", "note"):
        for node in record.iterfind("/".join(R + step for step in path.split("/"))):
            yield path, single(node.text)
    for node in record.iter(R + "amount"):
        yield "amount", node.get("label", "")


def kept_back(line, instruments):
    """What a body keeps to itself: internal texts; reasons that did not count; any reason where none is disclosed."""
    told = {node.get("code") for node in line.iter(S + "reason")} if line.get("disclosure") == "full" else set()
    for root in (ET.parse(file).getroot() for file in instruments.glob("*.xml")):
        if (root.get("id"), root.get("version")) != (line.get("instrument"), line.get("version")):
            continue
        public = " ".join(single(node.text) for node in root.iter(I + "public"))
        for node in root.iter():
            if not node.tag.startswith(I) and single(node.text) and single(node.text) not in public:
                yield "internal", single(node.text)
        for reason in root.iter(I + "reason"):
            if reason.get("code") not in told:
                yield from (("reason", single(node.text)) for node in reason.iter(I + "public"))


def holds(notice, text):
    whole = " | ".join(value for _, value in values(notice))
    return bool(text) and re.search(r"(?<!\w)" + re.escape(text) + r"(?!\w)", whole) is not None


def page_text(file):
    """The Dutch letter with single spaces; what stands in attributes of it counts too."""
    letter = next(node for node in ET.parse(file).getroot().iter("letter") if node.get("lang") == "nl")
    words = "".join(letter.itertext())
    for node in letter.iter("br"):
        node.tail = " " + (node.tail or "")
    return single("".join(letter.itertext())) + " " + single(words)


def faults(record_file, notice_file, page_file, log_file, instruments):
    record = next(node for node in ET.parse(record_file).getroot().iter(R + "record"))
    notice = ET.parse(notice_file).getroot()
    lines = [line for line in ET.parse(log_file).getroot().iter(S + "selection")
             if line.get("case") == record.get("case") and line.get("body") == record.get("body")
             and line.get("decision", record.get("id")) == record.get("id")]
    said, page = list(values(notice)), page_text(page_file)
    for what, text in told_to(record):
        if holds(notice, text):
            yield f"it holds {what}"
    # the notice has them oldest first, as the log need not
    for line, selection in zip(sorted(lines, key=lambda line: line.get("date")), notice.iter(N + "selection")):
        for what, text in kept_back(line, pathlib.Path(instruments)):
            if holds(selection, text):
                yield f"it holds {what}"
    for where, value in said:
        is_text = "/@" not in where or where.split("/@")[1] in ("role", "department", "login", "name", "phone", "email", "page", "address", "approved-by")
        if is_text and where != "basis" and value not in page:
            yield f"the letter does not say {where}: {value}"
    if len(list(notice.iter(N + "selection"))) != len(lines):
        yield "not as many selections as lines of the log"


def leaves(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield single(value)


if sys.argv[1] == "--json":
    of_xml = sorted(value for _, value in values(ET.parse(sys.argv[2]).getroot()))
    of_json = sorted(leaves(json.loads(pathlib.Path(sys.argv[3]).read_text(encoding="utf-8"))))
    sys.exit(0 if of_xml == of_json else "JSON and XML differ")
found = list(faults(*sys.argv[1:6]))
print("\n".join(found))
sys.exit(1 if found else 0)
