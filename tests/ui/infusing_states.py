"""The drawn story at a time of that day, as the infusing screen is handed it; and the judge of its vitals."""

from dataclasses import replace
from functools import cache

from nurse_app.app.judging import judge_of
from nurse_app.infusion.drawing import timeline_of
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.fold import fold
from nurse_app.infusion.look import look
from nurse_app.settings import Settings
from nurse_app.wording.findings import sentence
from nurse_app.wording.panels_book import panel_book
from tests.support.halloran import at
from tests.support.halloran_record import story
from tests.support.tables import real_book


@cache
def words():
    """The book in words."""
    return panel_book(real_book(), sentence, emergency_number="911")


def entries_by(clock, *more):
    """What was on the chart at a time of that day, and perhaps more (facts of that moment)."""
    kept = [e for e in story(signed=False).entries if e.recorded.wall <= at(clock)]
    for n, fact in enumerate(more):
        kept.append(Entry(f"x{n}", at(clock), replace(kept[-1].recorded, wall=at(clock)), kept[-1].author, fact))
    return tuple(kept)


def state(clock, *more, now=""):
    """Infusion, outlook and timeline at a time."""
    infusion = fold("i1", entries_by(clock, *more), real_book())
    moment = at(now or clock)
    return infusion, look(infusion, moment, real_book()), timeline_of(infusion, moment, real_book())


def judge(infusion):
    """The judge of an infusion's vitals, with its id before the key as the page wants it."""
    judged = judge_of(lambda: infusion, real_book(), Settings(), sentence)
    return lambda _id, key, text, _entry="": judged(key, text)
