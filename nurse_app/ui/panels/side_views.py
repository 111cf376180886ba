"""The actions and what was recorded, as the side column of the frame shows them."""

from __future__ import annotations

from typing import cast

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.ui.parts.action_button import ActionState, ActionView
from nurse_app.ui.parts.timeline_row import TimelineView
from nurse_app.wording.infusing_due import action_words, recorded_words
from nurse_app.wording.panels_book import PanelBook

# Which of the six actions a panel belongs to, where its key is another one.
_ACTION_OF = {
    "symptoms": "reaction",
    "course": "reaction",
    "guidance": "reaction",
    "pump": "change-rate",
    "found": "change-rate",
    "keep": "change-rate",
}


def action_of(panel: str) -> str:
    """The action that an open panel belongs to."""
    return _ACTION_OF.get(panel, panel)


def action_views(outlook: Outlook, book: PanelBook, open_panel: str, *, tiny: bool = False) -> tuple[ActionView, ...]:
    """The six actions in their fixed places; `open_panel` is the key of the open one; `tiny` for the bar."""
    return tuple(
        ActionView(a.key, a.text, a.icon, a.hint, cast(ActionState, a.state), a.reason)
        for a in action_words(outlook, book.say, open_panel, tiny=tiny)
    )


def recorded_views(infusion: Infusion, book: PanelBook, last: int | None = None) -> tuple[TimelineView, ...]:
    """What was recorded, or so many of the latest; newest first."""
    return tuple(
        TimelineView(
            r.key,
            r.time,
            r.author,
            r.what,
            r.detail,
            r.tone,
            r.word,
            r.word_tone,
            struck=r.struck,
            may_amend=r.may_amend,
        )
        for r in recorded_words(infusion, book.names, last)
    )
