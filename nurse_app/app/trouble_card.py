"""Shows the world's trouble with the chart as a card, with the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.wording import unlock

if TYPE_CHECKING:
    from nurse_app.ui.window import Window


_LOOK = ("look", unlock.LOOK)


def show_trouble(window: Window, why: VigilTrouble, ways: dict[str, Callable[[], None]]) -> None:
    """Show the card of a trouble, with the ways out; a damaged chart is made anew, put back, or looked at."""
    from nurse_app.ui.pages.trouble_page import TroublePage, TroubleView
    from nurse_app.wording.trouble import trouble_words

    if not isinstance(why, ChartTrouble):
        raise why
    told = trouble_words(why)
    fit = {"yes": (("rebuild", unlock.MAKE_ANEW), _LOOK), "no": (("backup", unlock.FROM_BACKUP), _LOOK)}
    actions = (*fit.get(why.facts.get("rebuild", ""), ()), ("close", unlock.CLOSE))
    actions = tuple((key, words) for key, words in actions if key in ways)
    page = TroublePage(TroubleView(told.title, told.happened, told.kept, told.to_do, actions))
    page.action_requested.connect(lambda key: ways[key]())
    window.show_page(page)
