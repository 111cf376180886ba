"""Fills the frame round a page: rail, banner, alarm bands and the locked watch, from what the ward knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from nurse_app.app.alarming import Alarming
from nurse_app.app.watching import ClockNote
from nurse_app.clinical.findings import Finding
from nurse_app.infusion.alarm_facts import alarm_key
from nurse_app.infusion.alarms import GAP
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.outlook import Outlook, Priority, Status
from nurse_app.infusion.state import Infusion
from nurse_app.machine.power import Battery
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.ui.frame.banner import BannerView
from nurse_app.ui.frame.rail import ChairTab, RailView
from nurse_app.ui.parts.tag_chip import TagKind, TagView
from nurse_app.ui.parts.watch_row import WatchState, WatchView
from nurse_app.wording import frame, numbers, power_words, sound_words, unlock
from nurse_app.wording.entries_text import line_of
from nurse_app.wording.gap_words import clock_note
from nurse_app.wording.names import Names

Seen = tuple[Infusion, Outlook]


@dataclass(frozen=True, slots=True)
class MachineState:
    """What the rail tells of the computer: when something was last saved, sound, battery and whether it may sleep.

    `sound_off_until` is the end of a pause (None: none); `backup` is empty
    unless no backup can be made.
    """

    saved_at: datetime | None
    saved_well: bool
    sound_off_until: datetime | None
    sound_there: bool
    power: tuple[Battery | None, bool]
    backup: str = ""


def rail_view(
    now: datetime, chairs: Iterable[Seen], shown: str, place: str, nurse: str, state: MachineState, training: bool
) -> RailView:
    """The rail: chairs with their rate or alarm, the computer, the nurse, the time."""
    power, icon = _power(*state.power)
    off = state.sound_off_until
    sound = frame.NO_SOUND if not state.sound_there else sound_words.paused(off, now) if off else frame.SOUND_ON
    return RailView(
        clock=numbers.clock(now),
        place="today" if place == "today" else "patients" if place == "patients" else "",
        chairs=tuple(_tab(infusion, outlook, infusion.id == shown) for infusion, outlook in chairs),
        saved=frame.SAVED.format(at=numbers.clock(state.saved_at)) if state.saved_at else "",
        saved_well=state.saved_well,
        backup=state.backup,
        sound=sound,
        sound_on=off is None and state.sound_there,
        power=power,
        power_icon=icon,
        nurse=nurse,
        nurse_short=frame.nurse_short(nurse),
        training=training,
    )


def _power(battery: Battery | None, may_sleep: bool) -> tuple[str, str]:
    rest = f", {power_words.MAY_SLEEP}" if may_sleep else ""
    if battery is None:
        return frame.ON_MAINS + rest, "plug"
    icon = "battery-charging" if battery.plugged else "battery"
    return f"{battery.percent}%{rest}", icon


def _tab(infusion: Infusion, outlook: Outlook, is_open: bool) -> ChairTab:
    alarm = frame.chair_alarm(outlook)
    tag = None if alarm is None else TagView(alarm[0], cast(TagKind, alarm[1]))
    who = frame.patient_initials(infusion.patient.name)
    return ChairTab(infusion.opened.chair, who, frame.chair_text(outlook), tag, is_open)


def banner_view(infusion: Infusion, outlook: Outlook, names: Names) -> BannerView:
    """The banner of a session."""
    words = asdict(frame.banner(infusion, outlook, names))
    return BannerView(**words, chair=infusion.opened.chair, training=infusion.opened.training)


def alarm_views(
    seen: Iterable[Seen], say: Callable[[Finding], str], alarming: Alarming, now: datetime
) -> tuple[AlarmView, ...]:
    """Every chair's alarms that are not low, worst first, oldest first within a priority; what is left of a pause."""
    loud = [(i, a) for i, o in seen for a in o.alarms if a.priority is not Priority.LOW]
    loud.sort(key=lambda each: (list(Priority).index(each[1].priority), each[1].code != GAP, each[1].since))
    off = alarming.paused_until
    views = []
    for infusion, alarm in loud:
        key, text = f"{infusion.id}/{alarm_key(alarm)}", frame.of_chair(infusion, frame.alarm_text(alarm, say))
        quiet = off is not None and alarming.is_quiet(key, now)
        if quiet and off is not None:
            text = f"{text} {sound_words.quiet_for(off, now)}"
        pause = sound_words.SOUND_AGAIN if quiet else sound_words.PAUSE_SOUND
        views.append(AlarmView(key, alarm.priority.value, text, answer=frame.OPEN_CHAIR, pause=pause))
    return tuple(views)


def in_front_of_late(first: tuple[AlarmView, ...], alarms: tuple[AlarmView, ...]) -> tuple[AlarmView, ...]:
    """Alarms with what has to be known first before all but those that call for acting now."""
    high = tuple(alarm for alarm in alarms if alarm.kind == "high")
    return (*high, *first, *alarms[len(high) :])


def ranked(alarms: tuple[AlarmView, ...], machine: tuple[AlarmView, ...]) -> tuple[AlarmView, ...]:
    """The chairs' alarms with those of the laptop after them, within each priority."""
    return tuple(sorted((*alarms, *machine), key=lambda one: ("high", "medium", "low").index(one.kind)))


WHICH_CHAIR = "/which-chair"
"""The key of the band that asks for whom an emergency is."""


def chair_question(since: datetime, number: str, *, there: bool) -> AlarmView:
    """The band that asks for whom an emergency is, while its clock runs; without any session, whom to call."""
    at = numbers.clock_seconds(since)
    call = frame.CALL.format(number=number) if number else ""
    text = frame.WHICH_CHAIR.format(at=at) if there else frame.NO_CHAIR.format(at=at, call=call)
    return AlarmView(WHICH_CHAIR, "high", text, unlock.BY_MISTAKE)


CLOCK_SET = "/clock-set"
"""The key of the band that tells that the laptop's clock was set."""


def clock_views(notes: Iterable[ClockNote]) -> tuple[AlarmView, ...]:
    """What was set of the laptop's clock, until the nurse has seen it; the last one speaks for those before."""
    told = tuple(notes)
    return (AlarmView(CLOCK_SET, "low", clock_note(told[-1].at, told[-1].by), answer=frame.SEEN),) if told else ()


ALREADY_SAVED = "/already-saved"
DRAFTS = "/drafts"
"""The key of the band that tells what was saved before a sudden end."""


def already_saved_view(kept: Iterable[tuple[Infusion, Entry]], names: Names) -> AlarmView:
    """The note that some entries are on the chart already though the screen could not say so any more."""
    newest_first = sorted(kept, key=lambda each: each[1].recorded.wall, reverse=True)
    told = tuple(
        frame.of_chair(infusion, f"{line_of(entry.fact, names)[0]} {numbers.clock(entry.happened)}")
        for infusion, entry in newest_first
    )
    return AlarmView(ALREADY_SAVED, "low", frame.already_saved(told), answer=frame.SEEN)


def watch_views(seen: Iterable[Seen]) -> tuple[WatchView, ...]:
    """The chairs on the locked screen, nobody named."""
    rows = []
    for infusion, outlook in seen:
        if outlook.status in (Status.READY, Status.SIGNED, Status.VOIDED):
            continue
        title, line, state = frame.watch_title(outlook)
        rows.append(WatchView(infusion.opened.chair, title, line, cast(WatchState, state)))
    return tuple(rows)
