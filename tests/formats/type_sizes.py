"""type_sizes.py LEAST PDF...: the size in points of every text that a PDF shows, read from its pages' content.

Only what the window of the envelope shows may be smaller than LEAST: the address and the return line on the first page. One line a
fault; at last how many texts were measured, and the sizes met.
"""
import collections
import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "pdf"))
from reader import SHOWS, TOKEN, Pdf, load  # noqa: E402

PT_PER_MM = 72 / 25.4
WINDOW = (33 * PT_PER_MM, 50 * PT_PER_MM, 116 * PT_PER_MM, 90 * PT_PER_MM)  # left, top, right, bottom of NEN 1026


def times(m, n):
    return (m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
            m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5])


def texts(content, height):
    """(size, x, y from the top) of each operator that shows text."""
    matrix, saved, size, text, operands = (1, 0, 0, 1, 0, 0), [], 0, (1, 0, 0, 1, 0, 0), []
    for token in TOKEN.findall(content):
        if token[:1] in b"/(<[]>-+.0123456789":
            operands.append(token)
            continue
        if token == b"q":
            saved.append(matrix)
        elif token == b"Q":
            matrix = saved.pop()
        elif token == b"cm":
            matrix = times([float(o) for o in operands[-6:]], matrix)
        elif token == b"Tm":
            text = tuple(float(o) for o in operands[-6:])
        elif token == b"Td":
            text = times((1, 0, 0, 1, float(operands[-2]), float(operands[-1])), text)
        elif token == b"Tf":
            size = float(operands[-1])
        elif token in SHOWS:
            whole = times(text, matrix)
            yield size * math.hypot(whole[2], whole[3]), whole[4], height - whole[5]
        operands = []


def in_window(page, x, y):
    return page == 0 and WINDOW[0] - 1 <= x <= WINDOW[2] and WINDOW[1] <= y <= WINDOW[3]


def main(least, paths):
    n, faults, sizes = 0, 0, collections.Counter()
    for path in paths:
        pdf = Pdf(load(path))
        for number, (_, page) in enumerate(pdf.pages):
            height = float(pdf.value(page["/MediaBox"])[3])
            for size, x, y in texts(pdf.data(page["/Contents"]), height):
                n += 1
                sizes[round(size, 1)] += 1
                if size < least - 0.01 and not in_window(number, x, y):
                    faults += 1
                    print("%s page %d: %.2f pt at %.0f, %.0f mm" % (path, number + 1, size, x / PT_PER_MM, y / PT_PER_MM))
    print("%d texts, %s" % (n, " ".join("%g" % size for size in sorted(sizes))))
    return 1 if faults or not n else 0


sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
