"""The great properties: whatever the nurse does in whatever order, these hold after every step."""

import copy
import json
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.plan import Because
from nurse_app.clinical.quantities import PerMinute, Pressure, Rate, RateAs, RateUnit, Volume
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.asking import Kept
from nurse_app.infusion.canonical import canonical_bytes, from_plain
from nurse_app.infusion.containers import given_by_lot
from nurse_app.infusion.entries import Noted, RateChanged, Resumed, Started
from nurse_app.infusion.fold import as_of, fold, moved_on
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import Act, VerdictKind
from tests.support.infusions import Ward, minute, reading
from tests.support.walk.step import Step, Wish
from tests.support.walk.walker import judged

RATES = st.sampled_from(["0.1", "10", "21", "30", "42", "42.1", "60", "84", "100", "168", "336", "336.1", "999"])
SIGNS = st.sampled_from(["headache", "nausea", "urticaria", "chest_discomfort", "chills_rigors", "fever"])
READINGS = st.sampled_from(
    [
        reading(),
        reading(),
        reading(spo2=None),
        reading(pulse=PerMinute.of(110)),
        reading(systolic=Pressure.of(106), diastolic=Pressure.of(66)),
    ]
)
STEPS = st.sampled_from([0, 1, 4, 5, 10, 15, 30, 61])


@cache
def _begun() -> Ward:
    return Ward().started()


def begun() -> Ward:
    """A fresh infusion just started, without doing the checklist each time."""
    return copy.copy(_begun())


class Nurse(RuleBasedStateMachine):
    """Any nurse, at any time, in any order; what the desk refuses is simply not done."""

    @initialize()
    def opens(self):
        self.ward = begun()
        self.was = self.ward.infusion

    def _does(self, name, *given, asked=None, **named):
        self.was = self.ward.infusion
        answer = self.ward.request(name, *given, asked=asked, **named)
        self._judged(self.was, self.ward.now, Wish(name, given, named, asked or {}), answer)
        return answer

    def _judged(self, before, then, wish=None, answer=None):
        """Ask all the rules of the walk, each at each step; here a broken one is shrunk to the shortest way there."""
        ward = self.ward
        judged(Step(ward.book, before, then, ward.infusion, ward.now, wish, answer, author=ward.nurse), 0)

    @rule(step=STEPS)
    def waits(self, step):
        then = self.ward.now
        self.ward.now += timedelta(minutes=step)
        self._judged(self.ward.infusion, then)

    @rule(taken=READINGS)
    def takes_vitals(self, taken):
        self._does("take_vitals", taken, confirmed=("systolic", "diastolic", "pulse"))

    @rule(taken=READINGS, behind=st.integers(0, 40))
    def charts_vitals_late(self, taken, behind):
        when = {"happened": self.ward.now - timedelta(minutes=behind), "because_late": "busy"}
        self._does("take_vitals", taken, confirmed=("systolic", "diastolic", "pulse"), asked=when)

    @rule(ml_h=RATES)
    def sets_the_rate(self, ml_h):
        before = self.ward.infusion
        answer = self._does("change_rate", Rate.of(ml_h))
        self._is_lawful(before, answer)

    @rule(data=st.data())
    def does_what_is_planned(self, data):
        """Take vitals and raise to what the button says, as a careful nurse would."""
        self.ward.now += timedelta(minutes=data.draw(st.sampled_from([15, 30])))
        self._does("take_vitals", reading())
        rate = self.ward.outlook.button(Act.CHANGE_RATE).rate
        if rate is not None:
            before = self.ward.infusion
            self._is_lawful(before, self._does("change_rate", rate))

    def _is_lawful(self, before, answer):
        if not isinstance(answer, Kept):
            return
        fact, ceiling = answer.entries[-1].fact, before.plan.ceiling
        assert isinstance(fact, RateChanged | Resumed)
        rate = fact.rate
        assert rate <= ceiling.rate
        assert not before.open_reactions or rate <= before.runs[-1].rate

    @rule()
    def pauses(self):
        self._does("pause", "toilet")

    @rule(ml_h=RATES)
    def resumes(self, ml_h):
        before = self.ward.infusion
        answer = self._does("resume", Rate.of(ml_h))
        self._is_lawful(before, answer)
        assert not (before.open_reactions and isinstance(answer, Kept))

    @rule(sign=SIGNS, grade=st.sampled_from(Grade), ago=st.integers(0, 20))
    def notes_a_reaction(self, sign, grade, ago):
        onset = self.ward.now - timedelta(minutes=ago)
        self._does("note_reaction", (SeenSign(sign, grade),), onset=onset)

    @precondition(lambda self: self.ward.outlook.guidance)
    @rule(data=st.data())
    def chooses(self, data):
        about, guidance = data.draw(st.sampled_from(self.ward.outlook.guidance))
        option = data.draw(st.sampled_from(guidance.options))
        before = self.ward.outlook.rate
        answer = self._does("choose_option", about, option.number, reason="decided")
        assert isinstance(answer, Kept)
        assert self.ward.outlook.rate <= before

    @rule()
    def resolves(self):
        self._does("resolve")

    @rule(ml_h=RATES)
    def finds_a_rate(self, ml_h):
        assert isinstance(self._does("found_rate", Rate.of(ml_h), "found so"), Kept)

    @rule(part=st.sampled_from([80, 97, 100, 103, 120]))
    def reads_the_pump(self, part):
        given = self.ward.infusion.ledger.volume_at(self.ward.now)
        self._does("read_pump_volume", Volume(round(given.value * part / 100, 1)))

    @rule(ml_h=RATES)
    def gets_a_new_order(self, ml_h):
        self._does("change_order", "Dr Osei", RateAs.of(ml_h, RateUnit.ML_H), read_back=True)

    @rule()
    def hangs_the_next_bottle(self):
        self._does("change_bottle", "L5")

    @rule()
    def stops(self):
        self._does("stop", "enough")

    @rule()
    def presses_emergency(self):
        self._does("open_emergency")

    @rule()
    def closes_the_card(self):
        self._does("close_emergency", "pressed by mistake")

    @rule()
    def completes(self):
        self._does("complete", reason="pump says so")

    @rule(data=st.data())
    def strikes_something_out(self, data):
        entry = data.draw(st.sampled_from(self.ward.entries))
        before = self.ward.infusion
        answer = self._does("amend", entry.id, "was not so", None)
        after = self.ward.infusion
        if isinstance(answer, Kept):
            was = before.runs[-1].rate if before.running else Rate.of(0)
            now = after.runs[-1].rate if after.running else Rate.of(0)
            assert now <= was

    @rule()
    def does_what_is_never_allowed(self):
        """Always refused, and nothing changes: beyond the ceiling, in the future, a second start."""
        before = self.ward.entries
        future = {"happened": self.ward.now + timedelta(minutes=1)}
        for answer in (
            self._does("change_rate", Rate.of("336.1")),
            self._does("resume", Rate.of("336.1")),
            self._does("note", "soon", asked=future),
            self._does("start") if self.ward.infusion.started_at is not None else None,
            self._does("add_addendum", "unsigned"),
        ):
            assert not isinstance(answer, Kept)
        assert self.ward.entries == before

    # What holds after every step

    @invariant()
    def nothing_is_ever_altered_or_lost(self):
        if hasattr(self, "ward"):
            assert self.ward.entries[: len(self.was.entries)] == self.was.entries

    @invariant()
    def the_volume_is_conserved_and_never_above_what_was_ordered(self):
        if not hasattr(self, "ward"):
            return
        infusion = self.ward.infusion
        ledger = infusion.ledger
        moments = [minute(0), *(s.start for s in ledger.spans), self.ward.now, self.ward.now + timedelta(hours=9)]
        computed = [ledger.computed_at(m).value for m in sorted(moments)]
        assert computed == sorted(computed)
        assert computed[-1] <= ledger.ordered.value
        given = ledger.volume_at(self.ward.now)
        assert sum(v.value for _, v in given_by_lot(infusion, self.ward.now)) == given.value

    @invariant()
    def no_rise_is_offered_while_a_reaction_is_open(self):
        if not hasattr(self, "ward"):
            return
        shown = self.ward.outlook
        if shown.reactions:
            assert shown.verdict.kind is VerdictKind.REACTION
            assert all(d.rate is None or d.rate <= shown.last_rate for d in shown.due)
            button = shown.button(Act.CHANGE_RATE)
            assert button.held or button.rate is None or button.rate <= shown.rate

    @invariant()
    def times_of_making_never_run_back(self):
        if hasattr(self, "ward"):
            walls = [e.recorded.wall for e in self.ward.entries]
            assert walls == sorted(walls)

    def teardown(self):
        if hasattr(self, "ward"):
            the_list_is_the_infusion(self.ward)
            an_hour_changes_no_past(self.ward)


def the_list_is_the_infusion(ward):
    """One by one or all at once, before or after a save, the list means the same."""
    whole = ward.infusion
    grown = fold("infusion-1", ward.entries[:1], ward.book)
    for entry in ward.entries[1:]:
        grown = moved_on(grown, entry, ward.book)
    assert grown == whole
    loaded = tuple(from_plain(json.loads(canonical_bytes(e))) for e in ward.entries)
    assert fold("infusion-1", loaded, ward.book) == whole


def an_hour_changes_no_past(ward):
    """What was so at a moment is the same however much later one looks."""
    infusion, now = ward.infusion, ward.now
    for earlier in (minute(10), now):
        then = as_of(infusion, earlier, ward.book)
        assert then.ledger.computed_at(earlier) == infusion.ledger.computed_at(earlier)
        assert [r.id for r in then.reactions] == [r.id for r in infusion.reactions if r.onset <= earlier]
    shown, later = (look(infusion, at, ward.book) for at in (now, now + timedelta(hours=1)))
    assert (shown.rate, shown.status, shown.reactions) == (later.rate, later.status, later.reactions)
    assert later.given >= shown.given


Nurse.TestCase.settings = settings(
    max_examples=15, stateful_step_count=20, phases=(Phase.explicit, Phase.generate, Phase.shrink)
)
test_whatever_the_nurse_does = pytest.mark.timeout(120)(Nurse.TestCase)


def test_an_infusion_as_planned_is_completed_and_tolerated():
    ward = begun().risen("42", "84", "168")
    ward.now = minute(180)
    ward.must(ward.request("complete"))
    rates = [e.fact.rate for e in ward.entries if isinstance(e.fact, Started | RateChanged | Resumed)]
    assert [r.text() for r in rates] == ["21", "42", "84", "168"]
    the_list_is_the_infusion(ward)


def test_what_is_corrected_stays_on_the_list():
    ward = begun()
    ward.request("note", "A")
    first = ward.entries[-1]
    ward.must(ward.request("amend", first.id, "typo", Noted("B")))
    kept = [e.fact for e in ward.entries if isinstance(e.fact, Noted)]
    standing = [e.fact for e in ward.infusion.effective if isinstance(e.fact, Noted)]
    assert (kept, standing) == ([Noted("A")], [Noted("B")])


def test_the_hunt_catches_a_rise_during_a_reaction(monkeypatch):
    """A planted fault: were open reactions no reason to hold, the machine would go red."""
    monkeypatch.setattr("nurse_app.infusion.desk_rate.rise_holds", lambda *_: ())
    ward = begun()
    ward.at(10).reaction()
    machine = Nurse()
    machine.ward, machine.was = ward, ward.infusion
    with pytest.raises(AssertionError):
        machine.sets_the_rate("42")


def test_the_limit_of_a_reaction_never_lies_above_the_ceiling():
    ward = begun().risen("42", "84").at(75)
    ward.reaction()
    ceiling = ward.outlook.ceiling
    assert ceiling.because is Because.REACTION
    assert ceiling.rate <= ward.infusion.plan.ceiling.rate
