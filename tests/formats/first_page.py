"""The box that says what to do and until which day, whole on the first page: counted over all letters.

  first_page.py FEWEST FOLDER      for each FOLDER/NAME.pdf there is its page model, FOLDER/NAME.xml

The words of each row of the box, as the page model has them, must stand in the text of page 1. Fails when they do in fewer letters than FEWEST; names
those in which they do not."""
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

SPACES = dict.fromkeys(map(ord, " \u00a0\n\f"))


def squeezed(text):
    return text.translate(SPACES)


def is_whole(pdf):
    box = tree.parse(pdf.with_suffix(".xml")).getroot().find("letter/body/box")
    page = subprocess.run(["pdftotext", "-l", "1", "-raw", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    said = squeezed(page)
    return all(squeezed("".join(leaf.itertext())) in said for row in box.iter("row") for leaf in row)


def main():
    fewest, pdfs = int(sys.argv[1]), sorted(pathlib.Path(sys.argv[2]).glob("*.pdf"))
    lost = [pdf.stem for pdf in pdfs if not is_whole(pdf)]
    print("on page 1 in %d of %d; not in %s" % (len(pdfs) - len(lost), len(pdfs), " ".join(lost) or "none"))
    return 0 if pdfs and len(pdfs) - len(lost) >= fewest else 1


sys.exit(main())
