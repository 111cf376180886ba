"""Puts rail, alarms, banner, side column and action bar round the pages of a window."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from nurse_app.ui.frame.alarm_band import AlarmStack
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.frame.banner import Banner
from nurse_app.ui.frame.page import PageFrame
from nurse_app.ui.frame.rail import Rail
from nurse_app.ui.frame.side_column import ActionBar, SideColumn


class Surround:
    """Made when the first page needs it: the locked screen is up before that.

    Args:
        column: the window's layout; rail, alarms and banner come on top, the bar at the foot.
        body: the layout of the pages; the side column comes at its right.
    """

    def __init__(self, column: QBoxLayout, body: QBoxLayout) -> None:
        self.rail, self.alarms, self.banner = Rail(), AlarmStack(), Banner()
        self.side, self.bar = SideColumn(), ActionBar()
        for place, piece in enumerate((self.rail, self.alarms, self.banner)):
            column.insertWidget(place, piece)
        body.addWidget(self.side)
        column.addWidget(self.bar)

    def show_for(self, frame: PageFrame, arrangement: Arrangement) -> None:
        """Show what a page stands in."""
        tiny, session = arrangement is Arrangement.TINY, frame is PageFrame.SESSION
        self.rail.setVisible(frame is not PageFrame.BARE)
        self.alarms.set_allowed(frame is not PageFrame.BARE)
        self.banner.setVisible(frame in (PageFrame.RECORD, PageFrame.SESSION))
        self.side.setVisible(session and not tiny)
        self.bar.setVisible(session and tiny)

    def arrange(self, arrangement: Arrangement) -> None:
        """Fit into another amount of room."""
        tiny = arrangement is Arrangement.TINY
        self.rail.set_tiny(tiny)
        self.banner.set_tiny(tiny)
        self.side.arrange(arrangement)
