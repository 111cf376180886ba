"""Shows the world's trouble with the chart as a card, with the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nurse_app.errors import ChartTrouble, VigilTrouble
from nurse_app.wording import unlock

if TYPE_CHECKING:
    from nurse_app.ui.window import Window


def show_trouble(window: Window, why: VigilTrouble, ways: dict[str, Callable[[], None]]) -> None:
    """Show the card of a trouble, with the ways out: close, and where a whole copy is there, make anew."""
    from nurse_app.ui.pages.trouble_page import TroublePage, TroubleView
    from nurse_app.wording.trouble import trouble_words

    if not isinstance(why, ChartTrouble):
        raise why
    told = trouble_words(why)
    actions: tuple[tuple[str, str], ...] = (("close", unlock.CLOSE),)
    if why.facts.get("rebuild") == "yes" and "rebuild" in ways:
        actions = (("rebuild", unlock.MAKE_ANEW), *actions)
    page = TroublePage(TroubleView(told.title, told.happened, told.kept, told.to_do, actions))
    page.action_requested.connect(lambda key: ways[key]())
    window.show_page(page)
