"""What holds of the record: nothing altered, times in order, lateness said, seals kept, patients held apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from nurse_app.clinical.findings import Severity
from nurse_app.infusion.asking import Refused
from nurse_app.infusion.canonical import canonical_bytes, from_plain, head
from nurse_app.infusion.desk_record import NEVER_AMENDED, left_out
from nurse_app.infusion.entries import Addendum, Amended, Opened, OptionChosen, ReactionCourse, ReactionResolved
from nurse_app.infusion.fold import as_of, fold, moved_on
from nurse_app.infusion.ledger import minutes_between
from tests.support.walk.step import Breach, Step, must, rule

_WORST_FIRST = (Severity.STOP, Severity.ASK, Severity.NOTE)


@rule("H28")
def nothing_kept_is_ever_altered_or_lost(step: Step) -> bool:
    before, after = step.before.entries, step.after.entries
    must(after[: len(before)] == before, "an entry was altered")
    must(after[len(before) :] == step.kept, "an entry nobody asked for, or one lost")
    return bool(step.kept)


@rule("H28")
def a_refusal_has_its_reasons_worst_first_and_changes_nothing(step: Step) -> bool:
    if not isinstance(step.answer, Refused):
        return False
    ranks = [_WORST_FIRST.index(f.severity) for f in step.answer.findings]
    must(ranks and ranks == sorted(ranks), step.answer.findings)
    must(Severity.NOTE not in {f.severity for f in step.answer.findings}, "refused for a note")
    must(step.after is step.before, "a refusal changed something")
    return True


@rule("H28")
def what_is_granted_is_on_the_chart_and_seen(step: Step) -> bool:
    """Each kept entry stands, or is a correction that names what it corrects."""
    standing = {e.id for e in step.after.effective}
    for entry in step.kept:
        if isinstance(entry.fact, Amended):
            must(step.after.amended.get(entry.fact.entry) == entry.id, "a correction without effect")
        else:
            must(entry.id in standing, entry, "does not stand")
    return bool(step.kept)


@rule("H28")
def a_correction_says_what_stands(step: Step) -> bool:
    if not step.asked_for("amend") or not step.kept:
        return False
    fact = step.kept[-1].fact
    if not isinstance(fact, Amended):
        raise Breach("asked to amend, it kept something else")
    now = next((e for e in step.after.effective if e.id == fact.entry), None)
    must((now is None) == (fact.correct is None), "struck out and standing")
    must(now is None or now.fact == fact.correct, "what stands is not what was corrected")
    must(now is None or fact.happened is None or now.happened == fact.happened, "it stands at another time")
    return True


@rule("H29")
def after_the_signature_only_addenda_follow(step: Step) -> bool:
    if step.before.signed is None and not step.before.voided:
        return False
    must(all(isinstance(e.fact, Addendum) for e in step.kept), "an entry after the seal")
    must(not step.kept or step.before.signed is not None, "an addendum without signature")
    return step.wish is not None


@rule("H29")
def a_signature_seals_what_was_seen(step: Step) -> bool:
    if not step.asked_for("sign") or not step.kept:
        return False
    must(step.after.signed is not None and step.after.signed.fact.head == head(step.before.entries), "another head")
    must(step.before.ended_at is not None, "signed before the end")
    must(step.before.emergency_since is None, "signed beside an open card")
    return True


@rule("H27")
def times_of_making_never_run_back(step: Step) -> bool:
    walls = [e.recorded.wall for e in step.after.entries[-len(step.kept) - 1 :]]
    must(walls == sorted(walls), walls)
    return bool(step.kept)


@rule("H27")
def nothing_happens_after_it_is_written_or_before_the_opening(step: Step) -> bool:
    for entry in step.kept:
        must(entry.happened <= entry.recorded.wall, entry, "from the future")
        must(entry.happened >= step.before.opened_at, entry, "before the opening")
        must(step.wish is not None and entry.author, "nobody's entry")
    return bool(step.kept)


@rule("H27")
def what_is_charted_late_says_so_and_why(step: Step) -> bool:
    judged = False
    for entry in step.kept:
        late = minutes_between(entry.happened, entry.recorded.wall) > step.book.timetable.late_entry_after
        if late and not step.asked_for("note_reaction"):
            judged = True
            must(entry.because_late, entry, "is late without a word")
    return judged


@rule("H27")
def what_stands_is_in_the_order_it_happened(step: Step) -> bool:
    times = [e.happened for e in step.after.effective if not isinstance(e.fact, Opened)]
    must(times == sorted(times), "out of order")
    must(isinstance(step.after.effective[0].fact, Opened), "the opening is not first")
    return bool(step.kept)


@rule("H26")
def who_handed_over_enters_nothing_more(step: Step) -> bool:
    away = step.before.handed_over
    free = ("open_emergency", "emergency_step", "close_emergency", "found_rate", "add_addendum", "clock_jumped")
    must(all(e.author not in away for e in step.kept) or step.asked_for(*free), "a former nurse made an entry")
    return bool(away and step.wish)


@rule("H25")
def no_entry_speaks_of_another_patients(step: Step) -> bool:
    for entry in step.kept:
        match entry.fact:
            case Amended(entry=about) | OptionChosen(about=about) | ReactionCourse(reaction=about):
                named = {about}
            case ReactionResolved(reactions=ids):
                named = set(ids)
            case _:
                named = set()
        must(not named & step.strangers, entry.fact, "names a stranger's entry")
        must(entry.id not in step.strangers, "an id used twice")
    return bool(step.strangers and step.kept)


@rule("H25")
def the_patient_and_her_opening_stay_the_same(step: Step) -> bool:
    was, now = step.before, step.after
    must(now.opened is was.opened or now.opened == was.opened, "another opening")
    must((now.id, now.patient.key, now.patient.name) == (was.id, was.patient.key, was.patient.name), "another patient")
    must(now.order.product == was.order.product, "another product")
    return True


@rule("R7", every=5)
def moved_on_by_one_is_the_fold_of_all(step: Step) -> bool:
    if not step.kept:
        return False
    grown = step.before
    for entry in step.kept:
        grown = moved_on(grown, entry, step.book)
    must(grown == step.after, "moved on, it is another")
    return True


@rule("R7", every=100)
def saved_and_read_again_it_is_the_same(step: Step) -> bool:
    loaded = tuple(from_plain(json.loads(canonical_bytes(e))) for e in step.after.entries)
    must(loaded == step.after.entries, "read again, an entry is another")
    must(fold(step.after.id, loaded, step.book) == step.after, "read again, the infusion is another")
    return True


@rule("R7", every=8)
def an_hour_changes_no_past(step: Step) -> bool:
    infusion, then = step.after, step.now - timedelta(minutes=10)
    if then < infusion.opened_at:
        return False
    past = as_of(infusion, then, step.book)
    must(past.ledger.computed_at(then) == infusion.ledger.computed_at(then), "another volume then")
    there = [r.id for r in infusion.reactions if r.onset <= then]
    must([r.id for r in past.reactions] == there, "other reactions then")
    return True


@rule("undo", every=6)
def striking_out_what_was_just_kept_leaves_what_was_before(step: Step) -> bool:
    if not step.kept or any(isinstance(e.fact, (*NEVER_AMENDED, Amended)) for e in step.kept):
        return False
    undone = step.after
    for entry in reversed(step.kept):
        undone = left_out(undone, entry.id, step.book)
    must(
        replace(undone, entries=step.before.entries, amended=step.before.amended) == step.before,
        "undone, it is not what it was",
    )
    return True
