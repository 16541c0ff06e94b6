"""break.py N IN.pdf OUT: writes OUT/1.pdf to OUT/N.pdf, each a letter broken in another way, always the same ways.

Some have bytes changed or cut off. In the others one stream was opened, broken and deflated again, and the file put together around it
with a sound list of objects: so that what reads on behind the frame is tried too."""
import pathlib
import random
import re
import sys
import zlib

HEAD = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
WORDS = [b"0 R", b"999999999", b"-1", b"<<", b">>", b"[", b"]", b"(", b")", b"/AF", b"/EF", b"/Length", b"stream", b"null", b"<", b"\0", b"1 0 R"]


def objects(pdf):
    """(number, dictionary, stream) of what stands in the file by itself, the list of objects left out."""
    for found in re.finditer(rb"(\d+) 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n", pdf, re.S):
        start = found.end()
        yield int(found[1]), found[2], pdf[start:start + int(found[3])]


def changed(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        how = rng.randrange(4)
        if how == 0 and at < len(data):
            data[at] = rng.randrange(256)
        elif how == 1:
            data[at:at] = rng.choice(WORDS)
        elif how == 2:
            del data[at:at + rng.randint(1, 40)]
        else:
            data[at:at + 3] = rng.choice(WORDS)
    return bytes(data)


def rows(pdf):
    """The list of objects, row by row, and its dictionary."""
    place = int(re.search(rb"startxref\n(\d+)\n%%EOF", pdf)[1])
    number, entries, stream = next(objects(pdf[place:]))
    coded, above, out = zlib.decompress(stream), bytes(6), []
    for at in range(0, len(coded), 7):
        above = bytes((a + b) % 256 for a, b in zip(above, coded[at + 1:at + 7]))
        out.append(above)
    return number, entries, out


def put_together(pdf, broken, stream):
    """The file with the stream of one object replaced, every place renewed."""
    number, entries, table = rows(pdf)
    out = bytearray(HEAD)
    for which, dictionary, old in objects(pdf):
        if which == number:
            continue
        table[which] = b"\1" + len(out).to_bytes(3, "big") + b"\0\0"
        body = stream if which == broken else old
        out += b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (which, dictionary, len(body), body)
    place = len(out)
    table[number] = b"\1" + place.to_bytes(3, "big") + b"\0\0"
    coded, above = b"", bytes(6)
    for row in table:
        coded += b"\2" + bytes((a - b) % 256 for a, b in zip(row, above))
        above = row
    coded = zlib.compress(coded)
    out += b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, entries, len(coded), coded, place)
    return bytes(out)


def one(rng, pdf):
    how = rng.randrange(4)
    if how == 0:
        return changed(rng, pdf)
    if how == 1:
        return pdf[:rng.randrange(len(pdf))]
    wanted = b"/ObjStm" if how == 2 else b"/EmbeddedFile"
    number, _, stream = next(row for row in objects(pdf) if wanted in row[1])
    return put_together(pdf, number, zlib.compress(changed(rng, zlib.decompress(stream))))


source, folder = pathlib.Path(sys.argv[2]).read_bytes(), pathlib.Path(sys.argv[3])
assert put_together(source, 0, b"").startswith(HEAD)
(folder / "whole.pdf").write_bytes(put_together(source, 0, b"")) # put together and not broken: it must be read
for i in range(1, int(sys.argv[1]) + 1):
    (folder / f"{i}.pdf").write_bytes(one(random.Random(i), source))
