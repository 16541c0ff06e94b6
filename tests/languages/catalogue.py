#!/usr/bin/env python3
"""catalogue.py TEMPLATES TAG - looks a translation over: what it says, not how it prints.

A fault a line: a text left as the Dutch or English one (tests/languages/same lists those that may be), other slots or markup than theirs,
a slot that nothing fills, a form of a noun, a day or a count that a clause asks for and the catalogue lacks, a clause that is not there
(tests/languages/unsaid), marks of direction, which are layout's, a Dutch word in brackets that is not said to be one. Exit 1 when there is one.
"""
import collections
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
NS = "{urn:kenbaar:wording:1}"
MARKUP = {"strong", "em", "nobr", "span", "a", "br"}
COUNTED = ("strong", "em", "a", "br")
GREETED = {"salutation": "name"}  # "mevrouw De Vries" is Dutch: a translation greets by the name
DAYS = {"decision-date", "applied-on", "published-on", "selection-date", "review-date", "last-day", "counted-from", "raw-day", "raw-date",
        "test-month", "test-before-month"}
COUNTS = {"counted-term": ("week", "day"), "retention": ("month",), "objection-term": ("week",), "answer-term": ("week",), "test-interval": ("month",)}
NOUNS = {"noun": ("one",), "nouns": ("many",), "noun-each": ("each",), "noun-full": ("full",), "noun-began": ("began", "began-by-other")}


def name(node):
    return node.tag.removeprefix(NS)


def listed(path, tag):
    """What a list allows this language: {key: reason}; a line "KEY reason" or "TAG KEY reason"."""
    rows = [line.split(None, 2) for line in (HERE / path).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {row[1]: row[2] for row in rows if row[0] == tag}


def words(node):
    """The words alone, slots as {name}."""
    text = node.text or ""
    for child in node:
        text += words(child) if name(child) in MARKUP else "{" + name(child) + "}"
        text += child.tail or ""
    return " ".join(text.split())


def parts(node):
    slots = collections.Counter(GREETED.get(name(it), name(it)) for it in node.iter() if it is not node and name(it) not in MARKUP)
    marks = collections.Counter(name(it) for it in node.iter() if it is not node and name(it) in COUNTED)
    return slots, marks


class Catalogue:
    def __init__(self, folder, tag):
        self.root = ET.parse(folder / "wording" / f"{tag}.xml").getroot()
        self.clauses = {it.get("id"): it for it in self.root.iter(NS + "clause")}
        self.nouns = {it.get("key"): it for it in self.root.iter(NS + "noun") if it.get("key")}
        self.format = self.root.find(NS + "format")


def suffixed(attribute, form):
    return f"{attribute}-{form}" if form else attribute


def noun_lacks(noun, words_of_format, slot, owner):
    """Whether k:whose() finds nothing for this slot (gen/compose/nouns.c)."""
    form, is_full, is_whole = slot.get("form"), name(slot) == "the-noun-full", slot.get("whole") == "yes"
    extent = "-full" if is_full else "-whole" if is_whole else ""
    if noun.get(suffixed(owner + extent, form)) is not None:
        return False
    def beside(node, attribute):
        return node.get(suffixed(attribute, form), node.get(attribute))
    return (noun.get(suffixed("full" if is_full else "one", form)) is None or
            (is_whole and beside(words_of_format, "whole") is None) or
            (owner == "your" and beside(words_of_format, "your") is None) or
            (owner == "of-other" and beside(words_of_format, "of") is None))


def noun_faults(c, used):
    for key, noun in c.nouns.items():
        for slot in used:
            if name(slot) in NOUNS:
                for attribute in NOUNS[name(slot)]:
                    if noun.get(suffixed(attribute, slot.get("form"))) is None:
                        yield f"noun {key} lacks {suffixed(attribute, slot.get('form'))}"
            elif name(slot) in ("the-noun", "the-noun-full"):
                for owner in ("your", "the" if slot.get("short") == "yes" else "of-other"):
                    if noun_lacks(noun, c.format, slot, owner):
                        yield f"noun {key} lacks words for {ET.tostring(slot, encoding='unicode').strip()} ({owner})"


def form_faults(c, used):
    days = {it.get("form") for it in c.root if name(it) in ("months", "months-alone", "weekdays", "dates")}
    counts = {(it.get("key"), it.get("form")) for it in c.root.iter(NS + "plural")}
    for slot in used:
        if name(slot) in DAYS and slot.get("form") not in days:
            yield f"no day has the form {slot.get('form')}"
        for key in COUNTS.get(name(slot), ()):
            if (key, slot.get("form")) not in counts:
                yield f"no plural {key} has the form {slot.get('form')}"
        if name(slot) == "program-count":
            for attribute in ("two", "three"):
                if c.format.get(suffixed(attribute, slot.get("form"))) is None:
                    yield f"format lacks {suffixed(attribute, slot.get('form'))}"


def slot_faults(folder, used):
    filled = set(re.findall(r'match="w:([a-z-]+)', (folder / "blocks" / "slots.xsl").read_text(encoding="utf-8")))
    for slot in used:
        if name(slot) not in filled:
            yield f"nothing fills the slot {name(slot)}"
        for attribute in slot.keys():
            if attribute not in ("short", "whole", "start", "end", "in", "form"):
                yield f"{name(slot)} has an attribute {attribute}"


def clause_faults(c, others, allowed):
    """others: the Dutch and perhaps the English clauses, by whose slots and markup a translation may go."""
    same = set()
    for key, clause in c.clauses.items():
        its = [o[key] for o in others if key in o]
        if not its:
            yield f"{key} is no Dutch clause"
            continue
        has_letters = re.search(r"[^\W\d_]", re.sub(r"\{[^}]*\}", "", words(clause)))
        if has_letters and any(words(it) == words(clause) for it in its):
            same.add(key)
            if key not in allowed:
                yield f"{key} is left as it was: {words(clause)}"
        slots, marks = parts(clause)
        if slots not in [parts(it)[0] for it in its]:
            yield f"{key} has other slots: {dict(slots)}, not {dict(parts(its[0])[0])}"
        if marks not in [parts(it)[1] for it in its]:
            yield f"{key} has other markup: {dict(marks)}, not {dict(parts(its[0])[1])}"
        if re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", words(clause)):
            yield f"{key} holds a mark of direction"
    for key in set(allowed) - same:
        yield f"tests/languages/same lists {key} in vain"


def own_words(node):
    """The words of a clause but those that it says to be of another language."""
    text = node.text or ""
    for child in node:
        text += ("" if child.get("lang") else own_words(child)) + (child.tail or "")
    return text


def dutch_faults(folder, c):
    """A word that another catalogue marks as Dutch stands in brackets as if it were of this language; the name of a picture cannot mark it."""
    dutch = {span.text for path in (folder / "wording").glob("*.xml") for span in ET.parse(path).iter(NS + "span") if span.get("lang") == "nl"}
    for key, clause in c.clauses.items():
        for word in re.findall(r"\(([^()]+)\)", own_words(clause)):
            if word in dutch and not key.endswith("-alt"):
                yield f"{key}: ({word}) is not marked as Dutch"


def missing_faults(c, dutch, may_lack):
    for key in dutch.clauses:
        if key not in c.clauses and key not in may_lack:
            yield f"{key} is missing"
    for key in dutch.nouns:
        if key not in c.nouns:
            yield f"noun {key} is missing"


def main():
    folder, tag = pathlib.Path(sys.argv[1]), sys.argv[2]
    dutch, english, c = Catalogue(folder, "nl"), Catalogue(folder, "en"), Catalogue(folder, tag)
    others = [dutch.clauses] if tag == "en" else [dutch.clauses, english.clauses]
    may_lack = [line.split(None, 1)[0] for line in (HERE / "unsaid").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    used = [it for clause in c.clauses.values() for it in clause.iter() if it is not clause and name(it) not in MARKUP]
    faults = [*clause_faults(c, others, listed("same", tag)), *missing_faults(c, dutch, may_lack), *slot_faults(folder, used), *form_faults(c, used),
              *noun_faults(c, used), *dutch_faults(folder, c)]
    if "Concept" not in words(c.clauses["translation-draft"]) if "translation-draft" in c.clauses else False:
        faults.append("translation-draft lacks the word Concept")
    for fault in dict.fromkeys(faults):
        print(f"{tag}: {fault}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
