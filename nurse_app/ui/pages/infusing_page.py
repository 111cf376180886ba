"""The infusing screen: the glance band, below it the chart or the panel in which something is entered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nurse_app.infusion.outlook import Outlook
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.timeline import Timeline
from nurse_app.infusion.wishes import Emergency
from nurse_app.ui.frame.arrangement import Arrangement
from nurse_app.ui.pages.emergency_page import EmergencyPage
from nurse_app.ui.pages.infusing_sheet import CHART, InfusingSheet
from nurse_app.ui.pages.infusing_sheet import EMERGENCY as EMERGENCY
from nurse_app.ui.panels.change_rate_panel import ChangeRatePanel, ResumePanel
from nurse_app.ui.panels.course_panel import CoursePanel
from nurse_app.ui.panels.entries_panel import EntriesPanel
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.guidance_panel import GuidancePanel
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.panel_shelf import AMEND, GAP, InfusionJudge, PanelShelf
from nurse_app.ui.panels.pump_panel import PumpPanel, PumpTask
from nurse_app.ui.panels.side_views import action_of, action_views, recorded_views
from nurse_app.ui.parts.action_button import ActionView
from nurse_app.ui.parts.timeline_row import TimelineView
from nurse_app.wording.infusing_due import DueWords, pump_due
from nurse_app.wording.panels_book import PanelBook

# More than the tallest window has room for; all of them are one press away.
RECORDED = 24


class InfusingPage(InfusingSheet):
    """One infusion at a time; drafts of the others wait on the shelf.

    Args:
        book: the book in words.
        judge: says what a vital's text means; see `PanelShelf`.

    Signals:
        wished(object): a value of `infusion.wishes`, for the infusion shown.
        side_changed: the actions or what was recorded changed; ask `action_views()` and `recorded_views()`.
    """

    wished = Signal(object)
    side_changed = Signal()

    def __init__(self, book: PanelBook, judge: InfusionJudge, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._book = book
        self._infusion: Infusion | None = None
        self._outlook: Outlook | None = None
        self._open: dict[str, str] = {}
        self._back: dict[str, str] = {}
        self._guided: dict[str, set[str]] = {}
        self._asked_about: set[str] = set()
        self._asked: Panel | EmergencyPage | None = None
        self._asked_key = ""
        self._just_kept = False
        self._shelf = PanelShelf(book, judge, self.host.ground, self._join)
        self.band.due_requested.connect(self.act)
        self.emergency_sheet.wished.connect(self._emergency_wish)
        self.emergency_sheet.panel_requested.connect(self.open_panel)
        self.emergency_sheet.left.connect(self.close_panel)
        self.tabs.chosen.connect(self._tab)
        self.list.opened.connect(self.amend)
        self.list.amend_requested.connect(self.amend)
        self.list.all_requested.connect(self.show_entries)

    # State comes down

    def show_state(self, infusion: Infusion, outlook: Outlook, timeline: Timeline) -> None:
        """Show an infusion as it stands; the panel that is open stays open with everything typed."""
        before = self._infusion
        self._infusion, self._outlook = infusion, outlook
        if infusion.id not in self._guided:
            self._guided[infusion.id] = {about for about, _ in outlook.guidance}
        if outlook.emergency_since is not None and (before is None or before.emergency_since is None):
            self._open[infusion.id] = EMERGENCY
        if outlook.emergency_since is None and self.panel_key == EMERGENCY:
            self._open[infusion.id] = ""
        self.draw_soon(timeline)
        self._ask_about_gaps(infusion)
        self._show_panel_state()
        self._guide()
        self._arrange()

    def tick(self, outlook: Outlook) -> None:
        """A second has passed: clocks, countdowns and the line of now move."""
        if self._infusion is None:
            return
        due_before = self._outlook.due if self._outlook is not None else ()
        buttons_before = self._outlook.buttons if self._outlook is not None else ()
        self._outlook = outlook
        self.band.show_state(self._infusion, outlook, setting=self._setting())
        self.slim.show_state(self._infusion, outlook)
        self.chart.tick(outlook.now)
        panel = self._panel()
        if panel is not None:
            panel.tick(outlook)
            if (outlook.due, outlook.buttons) != (due_before, buttons_before):
                panel.show_state(self._infusion, outlook)
        if outlook.emergency_since is not None:
            self.emergency_sheet.tick(outlook)
        if outlook.buttons != buttons_before:
            self.side_changed.emit()

    def kept(self) -> None:
        """The wish is on disk: its panel is emptied and closed."""
        asked, key = self._asked, self._asked_key
        self._asked, self._asked_key, self._just_kept = None, "", True
        if asked is None:
            return
        back = self._back.pop(self._id, "")
        if self.panel_key == key and key != EMERGENCY:
            self.close_panel()
        if self._infusion is not None and key == "pump" and back:
            self._shelf.panel(self._infusion, back).kept()
            self.close_panel()
        asked.kept()
        if self._infusion is not None and key.startswith(AMEND):
            self._shelf.drop(self._infusion, key)
        if self._outlook is not None and self._outlook.emergency_since is not None and not self.panel_key:
            self._open[self._id] = EMERGENCY
        self._guide()
        self._arrange()

    def refused(self, sentences: tuple[str, ...]) -> None:
        """The wish was refused: its panel stays with everything typed, and says why."""
        if self._asked is None:
            return
        self._asked.refused(sentences)
        if self._infusion is None or self._outlook is None or self._back.get(self._id) != "guidance":
            return
        # The pump was being set for an option that is no more what it was: back to the list of now.
        panel = self._shelf.panel(self._infusion, "guidance")
        if isinstance(panel, GuidancePanel) and self._asked_key == "pump":
            panel.show_state(self._infusion, self._outlook)
            if panel.stale:
                self.close_panel()
                panel.look_again()
                panel.refused(sentences)

    # What stands in the side column

    def action_views(self) -> tuple[ActionView, ...]:
        """The six actions for the side column."""
        if self._outlook is None:
            return ()
        open_now = action_of(self.panel_key)
        return action_views(self._outlook, self._book, open_now, tiny=self.room is Arrangement.TINY)

    def recorded_views(self) -> tuple[TimelineView, ...]:
        """What was recorded last, newest first, for the side column."""
        return recorded_views(self._infusion, self._book, RECORDED) if self._infusion is not None else ()

    def act(self, key: str) -> None:
        """An action was pressed, or something due: open its panel, or close it when it is open."""
        if key == "reaction" and self._outlook is not None:
            key = "course" if self._outlook.reactions or self._outlook.guidance else "symptoms"
        if self.panel_key == key or action_of(self.panel_key) == key:
            self.close_panel()
        else:
            self.open_panel(key)

    def amend(self, entry: str) -> None:
        """The pencil beside an entry was pressed."""
        self.open_panel(f"{AMEND}{entry}")

    def show_entries(self) -> None:
        """Show all entries."""
        self.open_panel("entries")

    def emergency(self) -> None:
        """Emergency was pressed: the clock starts, or the open card comes back."""
        if self._outlook is not None and self._outlook.emergency_since is not None:
            self.open_panel(EMERGENCY)
            return
        self._asked, self._asked_key = self.emergency_sheet, EMERGENCY
        self.wished.emit(Emergency())

    # Panels

    @property
    def panel_key(self) -> str:
        """The key of the panel that is open; empty for the chart."""
        return self._open.get(self._id, "")

    @property
    def panel(self) -> Panel | None:
        """The panel that is open."""
        return self._panel()

    def open_panel(self, key: str) -> None:
        """Open a panel by key; the one open before keeps its draft."""
        if key == "reaction":
            key = "symptoms"
        self._open[self._id] = key
        self._show_panel_state()
        self._arrange()
        self.begin()

    def close_panel(self) -> None:
        """Leave the panel: back to where it was opened from, or to the chart."""
        back = self._back.pop(self._id, "") if self.panel_key == "pump" else ""
        self._open[self._id] = back
        self._arrange()
        self.begin()

    def begin(self) -> None:
        panel = self._panel()
        if panel is not None:
            panel.begin()

    def number_pressed(self, number: int) -> None:
        panel = self._panel()
        if isinstance(panel, GuidancePanel):
            panel.choose(str(number))

    def _tab(self, key: str) -> None:
        self.tabs.choose("")
        self.open_panel(key)

    @property
    def _id(self) -> str:
        return self._infusion.id if self._infusion is not None else ""

    def _panel(self) -> Panel | None:
        key = self.panel_key
        return self._shelf.panel(self._infusion, key) if self._infusion and key not in ("", EMERGENCY, CHART) else None

    def _show_panel_state(self) -> None:
        panel = self._panel()
        if self._infusion is None or self._outlook is None:
            return
        if panel is not None:
            panel.show_state(self._infusion, self._outlook)
        if self._outlook.emergency_since is not None:
            self.emergency_sheet.show_state(self._infusion, self._outlook)

    def _join(self, panel: Panel, key: str) -> None:
        panel.wished.connect(lambda wish: self._wish(panel, key, wish))
        panel.left.connect(self.close_panel)
        panel.panel_requested.connect(self.open_panel)
        if isinstance(panel, GuidancePanel):
            panel.pump_requested.connect(lambda task: self._set_pump(task, "guidance"))
            panel.change_requested.connect(self.amend)
            panel.something_else.connect(lambda _about: self.open_panel("change-rate"))
        if isinstance(panel, ChangeRatePanel | ResumePanel):
            panel.pump_requested.connect(lambda task: self._set_pump(task, key))
        if isinstance(panel, PumpPanel):
            panel.found_requested.connect(self._found)
        if isinstance(panel, CoursePanel):
            panel.options_requested.connect(self._look_at)
        if isinstance(panel, EntriesPanel):
            panel.amend_requested.connect(self.amend)

    def _wish(self, panel: Panel, key: str, wish: object) -> None:
        self._asked, self._asked_key, self._just_kept = panel, key, False
        self.wished.emit(wish)

    def _emergency_wish(self, wish: object) -> None:
        self._asked, self._asked_key = self.emergency_sheet, EMERGENCY
        self.wished.emit(wish)

    def _set_pump(self, task: PumpTask, back: str) -> None:
        if self._infusion is None:
            return
        panel = self._shelf.panel(self._infusion, "pump")
        if isinstance(panel, PumpPanel):
            panel.set_task(task)
        self._back[self._id] = back
        self.open_panel("pump")

    def _found(self, text: str) -> None:
        self.open_panel("found")
        panel = self._panel()
        if isinstance(panel, FormPanel):
            panel.put("rate", text)

    def _look_at(self, about: str) -> None:
        if self._infusion is None:
            return
        panel = self._shelf.panel(self._infusion, "guidance")
        if isinstance(panel, GuidancePanel):
            panel.look_at(about)
        self._guided[self._id].add(about)
        self.open_panel("guidance")

    def _guide(self) -> None:
        # A reaction just recorded, or vitals that tripped a trigger, raise their options by themselves.
        if not self._just_kept or self._outlook is None or self.panel_key not in ("", EMERGENCY):
            return
        new = [about for about, _ in self._outlook.guidance if about not in self._guided[self._id]]
        if new and self._outlook.emergency_since is None:
            self._look_at(new[-1])

    def _ask_about_gaps(self, infusion: Infusion) -> None:
        """A time that nobody watched is asked about by itself, once, where nothing else is being entered."""
        new = {gap.entry for gap in infusion.open_gaps} - self._asked_about
        self._asked_about |= new
        if new and self.panel_key in ("", CHART):
            self._open[infusion.id] = GAP

    def _setting(self) -> DueWords | None:
        if self.panel_key != "pump" or self._outlook is None:
            return None
        return pump_due(self._outlook)

    # Places

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def arrange(self, arrangement: Arrangement) -> None:
        self.room = arrangement
        self._arrange()

    def _arrange(self) -> None:
        self.place(self._panel(), self.panel_key)
        if self._infusion is not None and self._outlook is not None and not self.band.isHidden():
            self.band.show_state(self._infusion, self._outlook, setting=self._setting())
        if self._infusion is not None and self._outlook is not None and not self.slim.isHidden():
            self.slim.show_state(self._infusion, self._outlook)
        if not self.list.isHidden():
            self.list.show_view(self.recorded_views())
        self.side_changed.emit()
