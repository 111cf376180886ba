"""Hunts for a number, a unit or a word of a record that does not stand whole on its report.

    python tests/hunts/paper.py [COUNT] [--control]

Infusions are told at random, run, printed and read back with another library;
every stretch of text that the summary holds must stand on the pages, nothing may
come nearer to the paper's edge than a printer can print, and the entries that
lie in the file must be the record's. `--control` looks for texts with one
digit changed, which must be missing, and for ink outside the middle of the
page, which there must be.
"""

import json
import re
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.casefile.case_file import read_case
from nurse_app.casefile.replay import replay
from nurse_app.documents.glyphs import letters_of, printable
from nurse_app.documents.pdf import pdf_bytes
from nurse_app.documents.summary import summary
from nurse_app.infusion.record_file import Record, read
from nurse_app.infusion.timeline import Timeline
from tests.hunts import ground
from tests.support.paper import attached, pages_within, squeezed
from tests.support.random_cases import random_case
from tests.support.signed_papers import HOW
from tests.support.tables import real_book

NOT_PRINTED = {"kind", "look", "align", "tone", "standing", "words", "ending"}
EDGE_PT, MIDDLE_PT = 15, 150
BAD = ("missing", "clipped", "records_differ")
LETTERS = letters_of(HOW.resources / "fonts")


def texts_of(value):
    """Every text of a summary that is to stand on paper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value) and not isinstance(value, Timeline):
        for field in fields(value):
            if field.name not in NOT_PRINTED:
                yield from texts_of(getattr(value, field.name))


def _other_digit(text, dice):
    places = [found.start() for found in re.finditer("[0-9]", text)]
    if not places:
        return text
    place = dice.choice(places)
    return text[:place] + str((int(text[place]) + dice.randint(1, 9)) % 10) + text[place + 1 :]


def hunt(count, control=False, seed=None):
    """Print `count` random infusions and read them back, and return what was found."""
    dice, book = ground.dice(seed), real_book()
    found = dict.fromkeys(("printed", "texts", "figures", *BAD), 0)
    while found["printed"] < count:
        case = read_case(json.dumps(random_case(dice.randrange(1_000_000))).encode(), book)
        run = replay(case, book, lambda _, __: None, lambda _: None)
        infusion, now = run.infusion, run.now
        made = pdf_bytes(infusion, now, book, HOW)
        at = infusion.signed.at if infusion.signed else now
        told = {printable(text, LETTERS) for text in texts_of(summary(infusion, at, book, clinic_name=HOW.clinic_name))}
        sides = pages_within(made, MIDDLE_PT if control else EDGE_PT)
        found["clipped"] += sum(squeezed(whole) != squeezed(within) for whole, within in sides)
        paper = squeezed("".join(whole for whole, _ in sides))
        for text in sorted(told):
            wanted = _other_digit(text, dice) if control else text
            found["texts"] += 1
            found["figures"] += bool(re.search("[0-9]", text))
            if squeezed(wanted) not in paper:
                found["missing"] += 1
                sys.stderr.write("" if control else f"missing: {wanted}\n")
        found["records_differ"] += read(attached(made)["record.json"]) != Record(infusion.id, infusion.entries)
        found["printed"] += 1
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 5, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "paper", **found}) + "\n")
    return 1 if any(found[name] for name in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
