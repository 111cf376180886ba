"""Reactions as bands with a flag and their words, and what was done as ticks at the foot of the rate."""

from __future__ import annotations

from nurse_app.documents.drawing import Drawing
from nurse_app.documents.pen import Box
from nurse_app.infusion.timeline import ReactionMark
from nurse_app.wording.chart_text import TICKED, action_words, reaction_words

_EMERGENCY = "emergency-opened"


def draw_reactions(drawing: Drawing) -> None:
    """Draw a band from onset to end (or to now), a line and a flag at the onset, words where there is room."""
    marks = [r for r in drawing.timeline.reactions if _in_view(drawing, r)]
    for number, mark in enumerate(marks):
        _band(drawing, mark)
        onset = drawing.time.x(mark.onset)
        if drawing.shows(mark.onset):
            _flag(drawing, onset, "reaction")
        beyond = marks[number + 1].onset if number + 1 < len(marks) else None
        until = drawing.time.x(beyond) if beyond else drawing.layout.right + 24
        _words(drawing, max(onset, drawing.layout.left), until - 4, reaction_words(mark, drawing.names))


def draw_actions(drawing: Drawing) -> None:
    """Draw a tick for each action, with its words where they touch neither each other nor another tick.

    An emergency is a red flag.
    """
    ticks = []
    for mark in drawing.timeline.actions:
        if mark.what == _EMERGENCY and drawing.shows(mark.at):
            _flag(drawing, drawing.time.x(mark.at), "high-fill")
        elif mark.what in TICKED and drawing.shows(mark.at):
            ticks.append((drawing.time.x(mark.at), action_words(mark, drawing.timeline)))
    foot, free_from = drawing.layout.rate.bottom, drawing.layout.left
    drawing.pen.strokes([((x, foot - 14), (x, foot)) for x, _ in ticks], "ink", 1.5, order=3.1)
    for number, (x, words) in enumerate(ticks):
        beyond = ticks[number + 1][0] if number + 1 < len(ticks) else drawing.layout.right
        free_from = _tick_words(drawing, x, words, (free_from, beyond))


def _tick_words(drawing: Drawing, x: float, words: str, room: tuple[float, float]) -> float:
    """Set the words to the right of a tick, or to its left where there is room there; hand back where room begins."""
    layout, pen, size = drawing.layout, drawing.pen, drawing.layout.text - 1.5
    width = pen.faces.width(words, 400, size)
    ends = _end(drawing)
    until = min(room[1], ends) if ends > x else room[1]
    left = x + 4 if x + 6 + width <= until else x - 5 - width
    if not words or left < room[0]:
        return x + 6
    pen.text((left, layout.rate.bottom - 4), words, tone="ink-2", size=size, order=3.3)
    return max(x, left + width) + 6


def _end(drawing: Drawing) -> float:
    """The place of the line at the end of the rate, or the plot's edge where there is none."""
    rates = drawing.timeline.rates
    ended = rates[-1].end if rates and drawing.ending else None
    return drawing.time.x(ended) if ended else drawing.layout.right


def _in_view(drawing: Drawing, mark: ReactionMark) -> bool:
    end = mark.end or drawing.timeline.until
    return end >= drawing.view.start and mark.onset <= drawing.view.end


def _band(drawing: Drawing, mark: ReactionMark) -> None:
    end = mark.end or drawing.timeline.until
    place = drawing.across()
    band = Box(drawing.time.x(mark.onset), place.top, drawing.time.x(end), place.bottom)
    drawing.pen.box(band, "reaction-wash", order=0.8, frame=place)


def _flag(drawing: Drawing, x: float, tone: str) -> None:
    layout, pen, top = drawing.layout, drawing.pen, drawing.layout.flags.top + 3
    pen.line([(x, top), (x, layout.axis.top)], tone, 2.0, order=3.6)
    pen.area([(x, top), (x + 19, top), (x + 13, top + 6.5), (x + 19, top + 13), (x, top + 13)], tone, order=3.7)


def _words(drawing: Drawing, x: float, until: float, words: str) -> None:
    layout = drawing.layout
    width = drawing.pen.faces.width(words, 600, layout.text)
    baseline = layout.flags.top + 15
    if x + 26 + width <= until:
        drawing.pen.text((x + 26, baseline), words, weight=600, tone="reaction", size=layout.text)
    elif x - 6 - width >= layout.left and until > layout.right:
        drawing.pen.text((x - 6, baseline), words, weight=600, tone="reaction", align="right", size=layout.text)
