"""What holds of the screen: it shows the state, says what a press would do, and keeps asking for what is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import Grade
from nurse_app.infusion import desk
from nurse_app.infusion.asking import Answer, Ask, Kept, Refused
from nurse_app.infusion.canonical import head
from nurse_app.infusion.entries import Moment
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.look import look
from nurse_app.infusion.outlook import Act, Button, DueState
from nurse_app.infusion.state import Infusion
from tests.support.walk.step import Step, must, of_the_screen, rate_of, rule

_GO_BY_THEMSELVES = ("chairside", "finish")


@of_the_screen("consistency")
def the_screen_shows_the_state(step: Step) -> bool:
    shown, state = step.shown, step.after
    must(shown.rate == rate_of(state), "rate", shown.rate)
    must((shown.status, shown.stage) == (state.status, state.stage), "status")
    must(shown.given == state.ledger.volume_at(shown.now), "given")
    must(shown.emergency_since == state.emergency_since, "emergency card")
    must([r.id for r in shown.reactions] == [r.id for r in state.open_reactions], "reactions")
    must(shown.started_at == state.started_at, "start")
    must([b.act for b in shown.buttons] == list(Act), "buttons")
    must((shown.rate > NO_RATE) == (shown.since is not None), "since when it runs")
    return True


@of_the_screen("predictability", every=16)
def the_same_state_at_the_same_time_looks_the_same(step: Step) -> bool:
    must(look(step.after, step.now, step.book) == step.shown, "looked again, it is another")
    return True


@rule("predictability", every=6)
def the_same_wish_has_the_same_answer(step: Step) -> bool:
    if step.wish is None or step.answer is None:
        return False
    ask = Ask(Moment(step.now), step.author, lambda: "again", **step.wish.asked)
    again = getattr(desk, step.wish.name)(step.before, ask, *step.wish.given, book=step.book, **step.wish.named)
    must(again.findings == step.answer.findings, "asked again, other findings")
    said_again = tuple(e.fact for e in again.entries) if isinstance(again, Kept) else ()
    must(said_again == tuple(e.fact for e in step.kept), "asked again, another answer")
    return True


def _press(act: Act, infusion: Infusion, ask: Ask, button: Button, step: Step) -> Answer | None:
    """The desk's answer to a button as it stands; None where the button alone does not say enough to ask."""
    book = step.book
    waiting = next((v.lot for v in infusion.vials if v.hung_at is None), "")
    presses: dict[Act, Callable[[], Any]] = {
        Act.START: lambda: desk.start(infusion, ask, book),
        Act.REACTION: lambda: desk.note_reaction(infusion, ask, (SeenSign("headache", Grade.MILD),), book),
        Act.CHANGE_RATE: lambda: desk.change_rate(infusion, ask, button.rate, book) if button.rate else None,
        Act.PAUSE: lambda: desk.pause(infusion, ask, "why", book),
        Act.RESUME: lambda: desk.resume(infusion, ask, button.rate, book) if button.rate else None,
        Act.STOP: lambda: desk.stop(infusion, ask, "why", book),
        Act.COMPLETE: lambda: desk.complete(infusion, ask, book),
        Act.BOTTLE: lambda: desk.change_bottle(infusion, ask, waiting, book) if waiting else None,
        Act.SIGN: lambda: desk.sign(infusion, ask, head(infusion.entries), book) if infusion.end else None,
        Act.END_OBSERVATION: lambda: desk.end_observation(infusion, ask, book),
        Act.NOTE: lambda: desk.note(infusion, ask, "words", book),
        Act.EMERGENCY: lambda: desk.open_emergency(infusion, ask, book),
        Act.HANDOVER: lambda: desk.hand_over(infusion, ask, "Somebody Else", book),
        Act.VOID: lambda: desk.void(infusion, ask, "why", book),
    }
    return presses[act]() if act in presses else None


@of_the_screen("feedback", every=3)
def each_button_says_what_the_desk_would_answer(step: Step) -> bool:
    infusion = step.after
    if step.shown.now != step.now or step.now < infusion.entries[-1].recorded.wall:
        return False  # a clock that was set back: the screen and the record go by different moments
    ask = Ask(Moment(step.now), infusion.nurse, lambda: "asked")
    for button in step.shown.buttons:
        answer = _press(button.act, infusion, ask, button, step)
        if answer is None:
            continue
        must(isinstance(answer, Kept) == (not button.held), button, "but the desk says", answer.findings)
        if isinstance(answer, Refused) and infusion.signed is None and not infusion.voided:
            said = {f.code for f in button.held}
            must({f.code for f in answer.findings} == said, button.act, said, "but", answer.findings)
    return True


@of_the_screen("H15", every=2)
def time_alone_changes_no_rate_and_takes_nothing_off_the_list(step: Step) -> bool:
    if step.wish is not None or step.now <= step.then:
        return False
    before = step.shown_before
    shown = step.shown
    must((shown.rate, shown.status, shown.reactions) == (before.rate, before.status, before.reactions), "it changed")
    must(shown.given >= before.given, "it flowed back")
    there = {(d.what, d.at) for d in shown.due}
    for due in before.due:
        pressing = due.state is not DueState.COMING and due.what not in _GO_BY_THEMSELVES
        must(not pressing or (due.what, due.at) in there, due, "went off the list by itself")
    return True


@of_the_screen("H15")
def what_is_due_is_told_in_order_and_by_its_time(step: Step) -> bool:
    due, now = step.shown.due, step.shown.now
    times = [d.at for d in due]
    must(times == sorted(times), "out of order")
    must(all((d.state is DueState.COMING) == (d.at > now) for d in due), due, now)
    return bool(due)


@of_the_screen("H15")
def a_step_not_done_is_unconfirmed_and_the_volume_a_range(step: Step) -> bool:
    shown = step.shown
    late = [d for d in shown.due if d.what == "rate" and d.state is DueState.LATE]
    must((shown.unconfirmed_since is not None) == bool(late), "unconfirmed without a late step")
    must((shown.volume_range is not None) == bool(late), "a range without a late step")
    if shown.volume_range is not None:
        low, high = shown.volume_range
        must(low <= shown.given <= high, low, shown.given, high)
    return bool(late)


@of_the_screen("H12")
def the_emergency_card_opens_from_everywhere(step: Step) -> bool:
    infusion = step.after
    if infusion.signed is not None or infusion.voided or infusion.emergency_since is not None:
        return False
    must(not step.shown.button(Act.EMERGENCY).held, "the emergency card is held")
    now = step.wish is not None and step.wish.name == "open_emergency" and not step.wish.asked
    must(not now, "the card was asked for and did not open")
    return True


@rule("H12")
def an_open_card_stands_still(step: Step) -> bool:
    if not (step.asked_for("open_emergency") and step.kept) or step.wish is None or step.wish.asked:
        return False
    must(rate_of(step.after) == NO_RATE, "it runs on beside the open card")
    return True
