"""What each button would do if it were pressed now, and what still holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from nurse_app.clinical.book import Book
from nurse_app.clinical.findings import Findings, worst_first
from nurse_app.clinical.quantities import Rate
from nurse_app.infusion.asking import stop
from nurse_app.infusion.desk_end import observation_holds, observation_short, sign_holds
from nurse_app.infusion.desk_rate import settable_holds, start_now_holds, volume_short
from nurse_app.infusion.outlook import Act, Button, Due, DueState, Status
from nurse_app.infusion.resuming import highest_resume, resume_holds
from nurse_app.infusion.rises import next_rise, next_step, rise_holds
from nurse_app.infusion.state import Infusion

_PRESSING = (DueState.NOW, DueState.LATE, DueState.MISSED)
_DUE_FOR: Mapping[Act, tuple[str, ...]] = {
    Act.VITALS: ("vitals", "recheck"),
    Act.CHANGE_RATE: ("rate",),
    Act.BOTTLE: ("bottle",),
    Act.COMPLETE: ("finish",),
    Act.END_OBSERVATION: ("observe",),
}


@dataclass(frozen=True, slots=True)
class _Here:
    infusion: Infusion
    now: datetime
    due: tuple[Due, ...]
    lacking: Findings
    book: Book


def buttons(
    infusion: Infusion, now: datetime, due: tuple[Due, ...], lacking: Findings, book: Book
) -> tuple[Button, ...]:
    """Every button once, in the order of `Act`. When sealed or voided every one is held by that alone.

    `rate` is the first rate for the start, the next planned rise for a
    change, the highest allowed for going on. A change downwards is never
    held, whatever `held` says of the rise. Emergency is held only while its
    card is open.

    Args:
        due, lacking: what is due and what is missing at the same moment.
    """
    here = _Here(infusion, now, due, lacking, book)
    return tuple(_button(act, here) for act in Act)


def _button(act: Act, here: _Here) -> Button:
    sealed = _sealed(here.infusion)
    if sealed:
        return Button(act, sealed)
    pressing = any(d.what in _DUE_FOR.get(act, ()) and d.state in _PRESSING for d in here.due)
    held = worst_first(_HOLDS[act](here)) if act in _HOLDS else ()
    return Button(act, held, _rate(act, here), due=pressing)


def _sealed(infusion: Infusion) -> Findings:
    if infusion.signed is not None:
        return (stop("signed", at=infusion.signed.at.isoformat(), by=infusion.signed.by),)
    return (stop("voided", reason=infusion.voided),) if infusion.voided else ()


def _rate(act: Act, here: _Here) -> Rate | None:
    infusion, steps = here.infusion, here.infusion.plan.steps
    if act is Act.START and infusion.started_at is None and steps:
        return steps[0].rate
    if act is Act.CHANGE_RATE and infusion.running:
        rise = next_rise(infusion, here.book)
        step = next_step(infusion)
        return rise[1] if rise else (step.rate if step else None)
    if act is Act.RESUME and infusion.status in (Status.PAUSED, Status.STOPPED):
        return infusion.pump.settable(highest_resume(infusion, here.now, here.book))
    return None


def _not_running(here: _Here) -> Findings:
    return () if here.infusion.running else (stop("not-running", status=here.infusion.status.value),)


def _over(here: _Here) -> Findings:
    goes_on = here.infusion.status in (Status.INFUSING, Status.PAUSED)
    return () if goes_on else (stop("not-running", status=here.infusion.status.value),)


def _not_started(here: _Here) -> Findings:
    return () if here.infusion.started_at is not None else (stop("not-started"),)


def _change(here: _Here) -> Findings:
    to = _rate(Act.CHANGE_RATE, here)
    if not here.infusion.running:
        return _not_running(here)
    if to is None:
        return (stop("no-higher-step", running=f"{here.infusion.runs[-1].rate.text()} mL/h"),)
    if to < here.infusion.runs[-1].rate:
        return ()
    return rise_holds(here.infusion, to, here.now, here.book)


def _resume(here: _Here) -> Findings:
    to = _rate(Act.RESUME, here)
    # A ceiling below the pump's first setting leaves nothing that could be set.
    settable = () if to is None else tuple(settable_holds(here.infusion.pump, to))
    return (*settable, *resume_holds(here.infusion, to, here.now, here.book))


def _complete(here: _Here) -> Findings:
    return _over(here) or volume_short(here.infusion, here.now, here.book)


def _bottle(here: _Here) -> Findings:
    waiting = any(v.hung_at is None for v in here.infusion.vials) or not here.infusion.vials
    return () if waiting else (stop("lot-not-there", lot=""),)


def _observation(here: _Here) -> Findings:
    over = observation_holds(here.infusion, here.now)
    return over or observation_short(here.infusion, here.now, here.book)


def _void(here: _Here) -> Findings:
    started = here.infusion.started_at
    return () if started is None else (stop("already-started", at=started.isoformat()),)


def _emergency(here: _Here) -> Findings:
    since = here.infusion.emergency_since
    return () if since is None else (stop("emergency-open", since=since.isoformat()),)


_HOLDS: Mapping[Act, Callable[[_Here], Findings]] = {
    Act.START: lambda here: start_now_holds(here.infusion, here.now, here.book),
    Act.REACTION: _not_started,
    Act.CHANGE_RATE: _change,
    Act.PAUSE: _not_running,
    Act.RESUME: _resume,
    Act.STOP: _over,
    Act.COMPLETE: _complete,
    Act.BOTTLE: _bottle,
    Act.SIGN: lambda here: sign_holds(here.infusion, here.now, here.book, here.lacking),
    Act.END_OBSERVATION: _observation,
    Act.EMERGENCY: _emergency,
    Act.VOID: _void,
}
