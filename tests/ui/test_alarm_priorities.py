"""The three priorities differ in colour, shape, word and sound, each of them alone, in both looks and in grey."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from nurse_app.machine.tones import PATTERNS, Priority
from nurse_app.ui import theme
from nurse_app.ui.frame import alarm_band
from nurse_app.ui.frame.alarm_band import AlarmBand, AlarmView
from nurse_app.ui.parts import tag_chip, watch_row
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.watch_row import WatchRow, WatchView

KINDS = ("high", "medium", "low")
PAIRS = list(combinations(KINDS, 2))
SHAPES_APART = 0.25
"""Of all the points of two signs, at least this part belongs to one of them only."""
ICON = QRect(24, 10, 24, 24)


@pytest.fixture(params=["light", "dark"])
def look(request, dressed):
    theme.switch_theme(dressed, request.param)
    yield request.param
    theme.switch_theme(dressed, "light")


def painted(widget, width=600):
    widget.resize(width, 44)
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    widget.deleteLater()
    return image


def band(kind):
    return painted(AlarmBand(AlarmView("k", kind, "Chair 2, TO: the same words")))


def greys(image, area):
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [[grey.pixelColor(x, y).red() for x in range(area.left(), area.right())] for y in _rows(area)]


def _rows(area):
    return range(area.top(), area.bottom())


def ink(image, area):
    """The points of an area that stand out from its ground without colour."""
    rows = greys(image, area)
    ground = rows[0][0]
    return {(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if abs(value - ground) > 50}


def apart(first, second):
    return len(first ^ second) / max(1, len(first | second))


def distance(a, b):
    return sum((one - other) ** 2 for one, other in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)) ** 0.5


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_each_has_its_own_colour(look, one, other):
    corner = [band(kind).pixelColor(4, 22) for kind in (one, other)]
    assert distance(*corner) > 60


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_each_has_its_own_shape_even_in_grey(look, one, other):
    assert apart(ink(band(one), ICON), ink(band(other), ICON)) > SHAPES_APART


def test_the_same_shape_twice_would_be_seen(look, monkeypatch):
    dress = dict(alarm_band._DRESS)
    dress["medium"] = (*dress["medium"][:2], dress["high"][2], dress["medium"][3])
    monkeypatch.setattr(alarm_band, "_DRESS", dress)
    assert apart(ink(band("high"), ICON), ink(band("medium"), ICON)) < SHAPES_APART


@pytest.mark.parametrize("kind", KINDS)
def test_the_sign_stands_out_from_its_ground_in_grey(look, kind):
    assert len(ink(band(kind), ICON)) > 40


def test_each_has_its_own_word():
    words = [alarm_band._DRESS[kind][3] for kind in KINDS]
    assert words == ["Act now", "Late", "Note"]


def test_each_has_its_own_sound():
    tones = {kind: [(tone.pitch, tone.lasts, tone.rest) for tone in PATTERNS[Priority(kind)]] for kind in KINDS}
    assert [len(tones[kind]) for kind in KINDS] == [10, 3, 1]
    loudness = [max(tone.loudness for tone in PATTERNS[Priority(kind)]) for kind in KINDS]
    assert loudness == sorted(loudness, reverse=True)
    assert len(set(loudness)) == 3


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_tags_on_the_rail_differ_in_shape_in_grey(look, one, other):
    shapes = [
        ink(painted(TagChip(TagView("Vitals", kind)), 90).copy(0, 0, 90, 24), QRect(1, 1, 28, 22))
        for kind in (one, other)
    ]
    assert apart(*shapes) > SHAPES_APART


def test_a_tag_and_the_locked_screen_wear_the_signs_of_the_bands():
    signs = {kind: alarm_band._DRESS[kind][2] for kind in KINDS}
    assert {kind: tag_chip._DRESS[kind][2] for kind in KINDS} == signs
    assert (watch_row._DRESS["high"][3], watch_row._DRESS["late"][3]) == (signs["high"], signs["medium"])


def test_late_and_high_differ_on_the_locked_screen_in_grey(look):
    rows = [WatchRow(WatchView(2, "Vitals late", "since 11:10", state)) for state in ("calm", "late", "high")]
    signs = []
    for row in rows:
        row.resize(700, 88)
        signs.append(ink(row.grab().toImage(), QRect(0, 0, 120, 60)))
        row.deleteLater()
    assert all(apart(one, other) > 0.1 for one, other in combinations(signs, 2))
