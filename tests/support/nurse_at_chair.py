"""What a nurse does while it runs: vitals, rates, reactions, pauses, bottles, handover, notes, the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.outlook import Due, DueState
from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.pick_field import PickField
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.text_field import NoteField, TextField
from nurse_app.ui.pages.infusing_page import InfusingPage
from nurse_app.ui.panels.change_rate_panel import ChangeRatePanel, ResumePanel
from nurse_app.ui.panels.course_panel import CoursePanel
from nurse_app.ui.panels.form_fields import ReasonField
from nurse_app.ui.panels.form_panel import FormPanel
from nurse_app.ui.panels.guidance_panel import GuidancePanel
from nurse_app.ui.panels.more_panel import MorePanel
from nurse_app.ui.panels.panel import Panel
from nurse_app.ui.panels.pump_panel import PumpPanel
from nurse_app.ui.panels.reaction_panel import ReactionPanel
from nurse_app.ui.panels.vitals_panel import VitalsPanel
from tests.support.sitting import Sitting
from tests.support.someones_vitals import SomeonesVitals

P = TypeVar("P", bound=Panel)
SETS = ("vitals", "recheck")
PRESSING = (DueState.NOW, DueState.LATE, DueState.MISSED)
GRADES = ("mild", "moderate", "severe")


class NurseAtChair(Sitting):
    """Works the infusing page and its panels."""

    @property
    def chairside(self) -> InfusingPage:
        """The infusing page, which must be in front."""
        page = self.window.page
        assert isinstance(page, InfusingPage)
        return page

    def panel(self, kind: type[P]) -> P:
        """The open panel, which must be of a kind."""
        panel = self.chairside.panel
        assert isinstance(panel, kind), f"{self.chairside.panel_key!r} is open"
        return panel

    def act(self, key: str) -> None:
        """Press one of the six actions."""
        self.do(next(a for a in self.window.side._actions if a.view.key == key))

    def more(self, key: str) -> None:
        """Press a card under More."""
        self.act("more")
        self.do(self.panel(MorePanel).cards[key])

    def nothing_is_open(self) -> None:
        """The panel is closed: what was wished is kept."""
        panel = self.chairside.panel
        assert panel is None, f"{self.chairside.panel_key}: {getattr(panel, 'reasons', '')}"

    def take_vitals(self, vitals: Mapping[str, str], **others: str) -> None:
        """Type a set and save it. What is improbable is typed a second time."""
        self.act("vitals")
        panel = self.panel(VitalsPanel)
        for key, text in {**vitals, **others}.items():
            self.type(panel.fields[key].line, text)
        panel._body.table.settle()
        while again := panel._body.table.look_again():
            self.type(panel._body.look.again.line, panel.fields[again].text())
            panel._body.look.again.entered.emit()
        self.do(panel._frame.primary.button)
        assert panel.reasons == ""

    def read_back(self, shown: str) -> None:
        """Type what the pump shows, and confirm."""
        panel = self.panel(PumpPanel)
        self.type(panel.field.line, shown)
        self.do(panel._frame.primary.button)
        assert panel.reasons == ""

    def raise_rate(self, shown: str) -> None:
        """Take the plan's next step."""
        self.act("change-rate")
        self.do(self.panel(ChangeRatePanel).rise.cards[0])
        self.read_back(shown)
        self.nothing_is_open()

    def note_reaction(self, **signs: str) -> GuidancePanel:
        """Tap symptoms, grade each, and go on to the options."""
        self.act("reaction")
        panel = self.panel(ReactionPanel)
        for sign, grade in signs.items():
            self.do(panel.grid.chips[sign])
            self.do(panel.severity.cards(sign)[GRADES.index(grade)])
        self.do(panel.go_on)
        return self.panel(GuidancePanel)

    def take_option(self, number: int, shown: str = "", reason: str = "") -> None:
        """Choose an option of the guidance, and read the pump back where it sets a rate."""
        panel = self.panel(GuidancePanel)
        self.do(next(c for c in panel.cards if c.isVisible() and c._view.key == str(number)))
        if reason:
            self.type(panel.reason.line, reason)
        self.do(panel.go_on)
        if shown:
            self.read_back(shown)

    def resolve(self) -> None:
        """Say of the open reaction that it is gone."""
        self.act("reaction")
        (row,) = self.panel(CoursePanel).rows.values()
        self.do(row.buttons["gone"])
        self.nothing_is_open()

    def fill_form(self, **answers: str) -> None:
        """Answer an open short form, and save it."""
        self.put_in_form(**answers)
        panel = self.panel(FormPanel)
        self.do(panel._frame.primary.button)
        assert panel.reasons == ""

    def put_in_form(self, **answers: str) -> None:
        """Answer an open short form."""
        self.answer_form(self.panel(FormPanel), answers)

    def answer_form(self, panel: FormPanel, answers: Mapping[str, str]) -> None:
        """Type and choose in the fields of a short form."""
        for key, text in answers.items():
            widget = panel.holders[key].widget
            if isinstance(widget, PickField):
                self.pick(widget, text)
            elif isinstance(widget, ChoiceRow):
                self.choose(widget, text)
            elif isinstance(widget, ReasonField):
                self.type(widget.other.line, text)
            elif isinstance(widget, NoteField):
                self.type(widget.edit, text)
            else:
                assert isinstance(widget, TextField | QuantityField)
                self.type(widget.line, text)

    def pause(self, reason: str) -> None:
        """Pause with a reason."""
        self.act("pause")
        self.fill_form(reason=reason)

    def resume(self, shown: str) -> None:
        """Let it run again at the first rate offered."""
        self.act("resume")
        self.do(self.panel(ResumePanel)._frame.primary.button)
        self.read_back(shown)
        self.nothing_is_open()

    def note(self, text: str) -> None:
        """Write a note."""
        self.act("note")
        self.fill_form(text=text)

    def hang_bottle(self, lot: str) -> None:
        """Hang the next container."""
        self.more("bottle")
        self.fill_form(lot=lot)

    def hand_over(self, nurse: str) -> None:
        """Hand over to another nurse."""
        self.more("handover")
        self.fill_form(nurse=nurse)

    def stop(self, reason: str) -> None:
        """End it before its volume is in."""
        self.more("stop")
        self.fill_form(reason=reason)

    def complete(self) -> None:
        """Say that the volume is in."""
        self.more("complete")
        self.fill_form()

    # The day as it comes

    def due(self, what: str) -> Due | None:
        """The first of a kind that is due or coming."""
        return next((d for d in self.outlook.due if d.what == what), None)

    def set_rate(self, rate: Rate) -> None:
        """Set the rate that the plan asks for: its next step, or a lower one."""
        if rate > self.outlook.rate:
            self.raise_rate(rate.text())
            return
        self.act("change-rate")
        cards = self.panel(ChangeRatePanel).slower
        self.do(next(c for c, choice in zip(cards.cards, cards._choices, strict=False) if choice.rate == rate))
        self.read_back(rate.text())
        self.nothing_is_open()

    def do_what_is_due(self, patient: SomeonesVitals) -> None:
        """Vitals when they are due and before a rise, the plan's rises, the bottles."""
        if any(d.what in SETS and d.state in PRESSING for d in self.outlook.due):
            self.take_vitals(patient.next_set())
        if (rise := self.due("rate")) is not None and rise.rate is not None and rise.at <= self.outlook.now:
            if rise.held and rise.rate > self.outlook.rate:
                self.take_vitals(patient.next_set())
            self.set_rate(rise.rate)
        bottle = self.due("bottle")
        waiting = [v.lot for v in self.infusion.vials if v.hung_at is None]
        if bottle is not None and bottle.state in PRESSING and waiting:
            self.hang_bottle(waiting[0])

    def run_until(self, come: Callable[[], object], patient: SomeonesVitals) -> None:
        """Do what is due and let time pass, until something has come about."""
        for _ in range(200):
            self.do_what_is_due(patient)
            if come():
                return
            self.wait_for(self.next_due())
        raise AssertionError("the day does not end")

    def run_till_all_is_in(self, patient: SomeonesVitals) -> None:
        """Until the volume is in, and say so."""
        self.run_until(lambda: self.outlook.volume_in, patient)
        self.complete()
