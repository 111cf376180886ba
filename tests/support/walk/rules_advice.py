"""What holds of every suggestion: options never faster, red flags never slowed, each with its rule; alarms told."""

from __future__ import annotations

from nurse_app.clinical.options import Do, Guidance
from nurse_app.clinical.signs import GRADES
from nurse_app.infusion.entries import OptionChosen
from nurse_app.infusion.guidance import guidance_about
from nurse_app.infusion.ledger import NO_RATE
from nurse_app.infusion.observed import together
from nurse_app.infusion.outlook import Priority, Status, VerdictKind
from tests.support.walk.step import Breach, Step, must, of_the_screen, rate_of, rule

_LOUDEST_FIRST = (Priority.HIGH, Priority.MEDIUM, Priority.LOW)


def _guided(step: Step) -> tuple[Guidance, ...]:
    return tuple(guidance for _, guidance in step.shown.guidance)


def _there_was(step: Step, about: str) -> Guidance:
    """The guidance that was there to choose from: of a set that is off also again, though the screen asks once."""
    found = guidance_about(step.before, about, step.book)
    if found is None:
        raise Breach(f"chosen where there is nothing to guide: {about}")
    return found


@of_the_screen("H13")
def there_are_at_least_two_options_numbered_from_one(step: Step) -> bool:
    for guidance in _guided(step):
        numbers = [o.number for o in guidance.options]
        must(numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= 2, numbers)
        done = [(o.do, o.rate) for o in guidance.options]
        must(len(set(done)) == len(done), "one option twice", done)
    return bool(_guided(step))


@of_the_screen("H13")
def no_option_runs_faster_than_now(step: Step) -> bool:
    running = rate_of(step.after)
    for guidance in _guided(step):
        for option in guidance.options:
            must(option.rate is None or option.rate <= running, option, "above", running)
            must(option.do is not Do.SLOW or (option.rate is not None and NO_RATE < option.rate < running), option)
    return bool(_guided(step))


@of_the_screen("H13")
def every_option_names_its_rule_and_source(step: Step) -> bool:
    names = {r.name for r in step.book.policy.rules}
    for guidance in _guided(step):
        must(all(o.rule in names and o.source and o.why for o in guidance.options), guidance.options)
    return bool(_guided(step))


@of_the_screen("H13")
def a_red_flag_is_answered_by_neither_slowing_nor_keeping(step: Step) -> bool:
    flagged = [g for g in _guided(step) if g.red_flags]
    for guidance in flagged:
        must(all(o.do not in (Do.SLOW, Do.KEEP) for o in guidance.options), guidance.red_flags, guidance.options)
    return bool(flagged)


@of_the_screen("H13")
def chest_breath_and_the_like_are_never_slowed(step: Step) -> bool:
    """Told from the table alone: one of its never-slowed signs, open and new, leaves neither slowing nor keeping."""
    infusion, held = step.after, {s.sign: s.grade for s in step.after.baseline_symptoms}
    open_now = together(*(r.signs for r in infusion.open_reactions))
    known = step.book.policy.never_slow_alone
    new = [s for s in open_now if s.sign not in held or GRADES.index(s.grade) > GRADES.index(held[s.sign])]
    if not any(s.sign in known for s in new):
        return False
    for about, guidance in step.shown.guidance:
        if about in {r.id for r in infusion.open_reactions}:
            must(all(o.do not in (Do.SLOW, Do.KEEP) for o in guidance.options), new, guidance.options)
    return True


@of_the_screen("H13")
def every_open_reaction_is_guided_and_said_aloud(step: Step) -> bool:
    infusion = step.after
    about = {one for one, _ in step.shown.guidance}
    must(all(r.id in about for r in infusion.open_reactions), "an open reaction without guidance")
    sealed = infusion.signed is not None or infusion.voided
    if infusion.open_reactions and not sealed:
        said = [a for a in step.shown.alarms if a.code == "red-flag" or a.code.startswith("reaction-open")]
        must(len(said) >= len(infusion.open_reactions), "an open reaction without alarm")
        must(step.shown.verdict.kind is VerdictKind.REACTION, "a reaction hidden by", step.shown.verdict.kind)
    return bool(infusion.open_reactions)


@rule("H13")
def what_is_chosen_is_what_is_done(step: Step) -> bool:
    if not step.asked_for("choose_option") or not step.kept or step.wish is None or step.wish.asked:
        return False
    about, number = step.wish.given[:2]
    before = _there_was(step, about)
    option = next(o for o in before.options if o.number == number)
    must(rate_of(step.after) <= rate_of(step.before), "a choice raised the rate")
    match option.do:
        case Do.SLOW:
            must(NO_RATE < rate_of(step.after) <= option.rate, "not slowed")  # type: ignore[operator]
        case Do.PAUSE:
            must(not step.after.running, "not paused")
        case Do.STOP:
            must(step.after.ended_at is not None or step.after.started_at is None, "not stopped")
        case Do.EMERGENCY:
            must(step.after.emergency_since is not None, "no emergency card")
        case _:
            must(rate_of(step.after) == rate_of(step.before), "kept, but changed")
    return True


@rule("H13")
def the_options_shown_are_kept_with_the_choice(step: Step) -> bool:
    if not step.asked_for("choose_option") or not step.kept or step.wish is None:
        return False
    chosen = next(e.fact for e in step.kept if isinstance(e.fact, OptionChosen))
    before = _there_was(step, chosen.about)
    must(len(chosen.shown) == len(before.options), chosen.shown)
    seen = step.wish.named.get("seen")
    must(seen in (None, before.options), "chosen from a list that is not the one of now")
    return True


@of_the_screen("H16")
def alarms_come_loudest_first_and_never_from_later(step: Step) -> bool:
    alarms = step.shown.alarms
    ranks = [_LOUDEST_FIRST.index(a.priority) for a in alarms]
    must(ranks == sorted(ranks), alarms)
    must(all(a.since <= step.shown.now for a in alarms), "an alarm from later", alarms)
    return bool(alarms)


@of_the_screen("H07")
def a_rate_above_the_ceiling_is_said_aloud(step: Step) -> bool:
    ceiling = step.after.plan.ceiling
    above = ceiling is not None and rate_of(step.after) > ceiling.rate
    told = any(a.code == "rate-above-ceiling" and a.priority is Priority.HIGH for a in step.shown.alarms)
    must(above == told, "above the ceiling:", above, "said:", told)
    return above


@of_the_screen("H16")
def a_sealed_infusion_is_silent(step: Step) -> bool:
    if step.after.status not in (Status.SIGNED, Status.VOIDED):
        return False
    must(not step.shown.alarms and not step.shown.due, "it still asks for something")
    return True
