"""Sentences for what the walk and the desk find: why something is held or refused, and what to do then."""

from __future__ import annotations

from datetime import date, datetime

from nurse_app.clinical.findings import Finding
from nurse_app.wording.findings_vitals import VITAL_WORDS
from nurse_app.wording.names import opened_with_capital, spelled
from nurse_app.wording.numbers import clock, date_long
from nurse_app.wording.taught import offered_sentence
from nurse_app.wording.template import Template, filled_text

_BECAUSE = {
    "label": "the label's limit",
    "order": "the order's limit",
    "risk": "the limit for this patient's risk",
    "clinic": "the clinic's limit",
    "reaction": "the limit after a reaction",
    "pump": "the pump's limit",
}
_STANDS = {
    "ready": "It has not started",
    "infusing": "It is running",
    "paused": "It is paused",
    "stopped": "It is stopped",
    "observing": "It is complete",
    "signed": "It is signed",
    "voided": "It is voided",
}
_MOMENTS = ("at", "onset", "started", "opened", "since", "until", "ended", "again", "last", "entered", "said")


def _told(text: str) -> Template:
    """A template in which times are told as clock times, dates in letters and limits by whose they are."""

    def say(finding: Finding) -> str:
        return opened_with_capital(filled_text(text, {k: _word(k, v) for k, v in finding.facts}, finding.code))

    return say


def _word(name: str, value: str) -> str:
    if name in _MOMENTS:
        return clock(datetime.fromisoformat(value))
    if name in ("expiry", "today"):
        return date_long(date.fromisoformat(value))
    if name == "because":
        return _BECAUSE[value]
    if name == "status":
        return _STANDS[value]
    if name in ("what", "kind", "code"):
        return spelled(value)
    return value


def _lacking(finding: Finding) -> str:
    words = {v.value: w for v, w in VITAL_WORDS.items()}
    return ", ".join(words[key] for key in finding.fact("lacking").split(", "))


def _vitals_incomplete(finding: Finding) -> str:
    return f"The set is not complete. Measure: {_lacking(finding)}."


def _baseline_incomplete(finding: Finding) -> str:
    return f"The baseline is not complete. Measure: {_lacking(finding)}, or record why not."


def _in_band(finding: Finding) -> str:
    before = f", baseline {finding.fact('baseline')}" if finding.fact("baseline") else ""
    where = f"{finding.fact('name')}: {finding.fact('value')}{before}, {finding.fact('band')} band"
    return f"The last vitals are off. {where}. Look at the options, then take vitals again."


def _tripped(finding: Finding) -> str:
    before = f", baseline {finding.fact('baseline')}" if finding.fact("baseline") else ""
    return f"{finding.fact('name')}: {finding.fact('value')}{before} ({finding.fact('band')} band)."


def _identifier(finding: Finding) -> str:
    return f"The {spelled(finding.fact('what'))} you typed, {finding.fact('typed')}, is not the one on the chart. Stop."


def _word_needed(finding: Finding) -> str:
    what = finding.fact("what")
    return {"expiry": "Type the expiry as on the label: year and month, or the day."}.get(
        what, f"Fill in: {spelled(what)}."
    )


def _no_size(finding: Finding) -> str:
    sizes = finding.fact("sizes")
    comes = f" It comes in {sizes}." if sizes else ""
    return f"There is no vial of {finding.fact('grams')}.{comes} Read the label again."


def _no_higher(finding: Finding) -> str:
    return f"{finding.fact('running')} is the highest rate of the plan."


def _measure(finding: Finding) -> str:
    low, high, unit = finding.fact("low"), finding.fact("high"), finding.fact("unit")
    bounds = f"from {low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    return f"{finding.fact('value')} is outside the scale: {bounds} {unit}".rstrip() + "."


def _out_of_bounds(finding: Finding) -> str:
    what, high = opened_with_capital(spelled(finding.fact("what"))), finding.fact("high")
    bounds = f"between {finding.fact('low')} and {high}" if high else f"above {finding.fact('low')}"
    return f"{what} {finding.fact('value')} cannot be: it is {bounds}. Type it again or ask the prescriber."


SENTENCES: dict[str, Template] = {
    # Any request
    "signed": _told("It was signed at {at} by {by}. Add an addendum."),
    "voided": "This infusion was voided: {reason}.",
    "no-author": "Say who you are first.",
    "sent-to-file": _told(
        "It goes on at another laptop since {at}, by the file {file}. If that laptop never took it over, take it back."
    ),
    "not-away": "It goes on here, not at another laptop.",
    "here-already": "This session is on this laptop already, and goes on here. Open it from Today.",
    "sent-from-here": "This file was sent from here and nobody went on with it. Take the session back instead.",
    "other-past": "The file does not begin with what is kept here of this session. Take the file sent last.",
    "read-only": "This copy is only to look at. Close Vigil, open it again and make the chart anew.",
    "practice-differs": "A practice session is taken over by a practice window only, a real one by a real window.",
    "nothing-sent": "The file holds no session that was sent. Send it again from the other laptop.",
    "handed-over": "You handed this infusion over to {nurse}. Take it back to make an entry.",
    "in-the-future": _told("{at} is not yet. Type when it happened."),
    "in-the-past": "That time is over. Choose a later one.",
    "before-opening": _told("{at} is before this infusion was opened, at {opened}."),
    "late-needs-reason": _told("{at} is more than {limit} ago. Say why it is charted late."),
    "reason-needed": "Give a reason.",
    "word-needed": _word_needed,
    # Order
    "product-not-in-book": "{product} is not in the library. Ask the pharmacist.",
    "out-of-bounds": _out_of_bounds,
    "product-after-start": "{product} is already running. Stop it and open a new infusion for another product.",
    "not-read-back": "Read the new order back to the prescriber first.",
    "already-started": _told("It started at {at}."),
    "running-above-ceiling": _told("The pump runs at {rate}, above {because}, {ceiling}. Lower the rate now."),
    "nothing-to-decide": "Nothing of that kind waits for a decision.",
    # Verify and prepare
    "identity-not-checked": "Check two identifiers with the patient.",
    "two-identifiers-needed": "Two identifiers have to match: birth date, record number or name.",
    "identifier-differs": _identifier,
    "identifier-unknown": _told("The chart holds no {what}. Use another identifier."),
    "check-unanswered": "Answer: {title}.",
    "check-not-right": "{title} is not right. Resolve it first.",
    "check-call-first": "{title}: call the prescriber, then decide.",
    "unknown-check": "{check} is not on the checklist.",
    "no-vials": "Scan or type the vials: {needed} are needed.",
    "vials-short": "The vials hold {there}; {needed} are needed.",
    "vials-above-dose": "The vials hold {there}, {left} more than the dose of {needed}. Record what is wasted.",
    "other-product": "This vial is {vial}, the order says {order}. Do not use it. Call the pharmacist.",
    "expired": _told("Lot {lot} expired on {expiry}; today is {today}. Do not use it."),
    "no-such-size": _no_size,
    "same-serial": "Serial number {serial} is already on the chart. This vial was added before.",
    "not-inspected": "Look at the vial of lot {lot} first: clear, no particles, seal whole.",
    "lot-not-there": "No vial of that lot is left on the chart. Add the vial first.",
    "lower-ceiling-offered": lambda finding: offered_sentence(dict(finding.facts)),
    "nothing-lower": "No lower ceiling is offered any more. Look again.",
    "offer-changed": "{shown} is not what is offered now, {now}. Look again.",
    "ceiling-lowered-already": "The ceiling was lowered already, to {rate}.",
    "ceiling-not-lowered": "No lower ceiling was taken.",
    "no-last-infusion": "No earlier infusion is on this chart. Write it as a note.",
    # Baseline and start
    "baseline-missing": "Take the baseline vitals, or record why not.",
    "baseline-incomplete": _baseline_incomplete,
    "baseline-old": "The baseline is {age} old; {limit} is the limit. Take it again.",
    "baseline-older": "The baseline is {age} old; it should be at most {limit}.",
    "baseline-after-start": _told("It started at {started}. A baseline is taken before the start."),
    "no-steps": "The plan has no rate steps. Look at its findings.",
    "not-first-rate": "The pump shows {shown}. Set it to {first}, the first rate.",
    "not-started": "It has not started.",
    # Rate
    "not-running": _told("{status}. The pump has to be running."),
    "rate-not-above-zero": "The rate has to be above 0. To stop the flow, pause.",
    "not-settable": "The pump cannot be set to {rate}. The nearest are {below} and {above}.",
    "same-rate": "The pump was at {rate} already.",
    "no-ceiling": "The highest rate is not known. Look at the plan's findings.",
    "above-ceiling": _told("{rate} is above {because}, {ceiling}. It cannot be set."),
    "above-order": "{rate} is above the order's {ceiling}. Get a new order and record it first.",
    "no-higher-step": _no_higher,
    "beyond-next-step": "{rate} is more than one step. The next step is {next}.",
    "step-time-not-over": _told("This step runs {needed}: until {at}, {left} more."),
    "vitals-needed": "Take vitals: none were taken at this rate.",
    "vitals-incomplete": _vitals_incomplete,
    "vitals-old": "The last complete set is {age} old; it may be at most {limit}. Take vitals now.",
    "vitals-in-band": _in_band,
    "symptom-with-vitals": "{name}, {grade}, came with the last vitals. Note it as a reaction, or take vitals again.",
    "trigger-tripped": _tripped,
    "reaction-open": _told("{name}, since {onset}, is not resolved."),
    "wait-after-reaction": _told("After a reaction wait {wait}: until {at}, {left} more."),
    "clean-sets-needed": "Take {needed} clean sets at least {apart} apart; so far {have}.",
    "above-tolerated": "{rate} is above {tolerated}, the last rate tolerated before the reaction.",
    "no-more-rises": "After a reaction the rate is raised {allowed} time only. Ask the prescriber for more.",
    "found-above-ceiling": _told("{rate} is above {because}, {ceiling}. Lower the rate now."),
    "found-before-start": "The pump was running at {rate} before the start was recorded.",
    "found-after-end": _told("The pump was running at {rate} after the end at {ended}."),
    "kept-against-red-flag": "The rate was kept although a red flag is there. Look at the options again now.",
    "volume-not-in": "{given} of {ordered} is in, {missing} is missing. Say why it is complete, or stop.",
    # Pause, stop
    "not-paused": "It is not paused.",
    "stopped-needs-order": "It was stopped. Only a new order from the prescriber lets it go on.",
    "severe-needs-order": _told(
        "After a severe reaction ({names}, {at}) only a new order from the prescriber lets it run again or faster."
    ),
    "second-needs-order": _told(
        "A second reaction ({names}, {at}). The prescriber decides: record the new order first."
    ),
    "new-lot-first": "A new lot is hung. Set the first rate, {first}, or record why this one is kept.",
    "wait-after-pause": _told("After a pause for a reaction wait {wait}: until {at}, {left} more."),
    "above-rate-before": "{rate} is above {before}, the rate before the pause.",
    "long-pause": "After a pause over {limit} go on at the first rate, {first}, at most.",
    # Vitals, pump volume, measures
    "nothing-measured": "Nothing is filled in. Measure, or record why not.",
    "not-a-due-thing": "That is not something that is due.",
    "pump-volume-differs": "The pump shows {pump}, the chart {computed}: {difference} apart. Look at line and pump.",
    "pump-volume-far-off": "The pump shows {pump}, the chart {computed}: {difference} apart. Find out why and decide.",
    "pump-volume-fell": "The pump showed {before} before, now {shown}. If it was cleared, type the whole volume.",
    "pump-above-ordered": "The pump shows {pump}, more than the ordered {ordered}. Look at the pump now.",
    "volume-below-zero": "A volume is not below 0.",
    "volume-not-above-zero": "The volume has to be above 0 mL.",
    "unknown-measure": "{measure} is not in the library.",
    "not-a-number": "{typed} is not a plain number.",
    "measure-out-of-range": _measure,
    # Reactions
    "no-sign": "Choose at least one symptom.",
    "unknown-sign": "{sign} is not in the library.",
    "onset-before-start": _told(
        "{onset} is before the start at {started}. A symptom from before belongs to the baseline."
    ),
    "onset-after-entry": _told(
        "It was entered at {entered}, so it cannot have begun at {onset}. Type when it was first seen."
    ),
    "onset-after-course": _told(
        "At {said} it was already told how it went, so it cannot have begun at {onset}. Type an earlier time, "
        "or correct the later entry first."
    ),
    "not-open": "That reaction is not open: it was gone by then, or not noted. Note it anew if it was there.",
    "no-open-reaction": "No reaction is open. If there was one, note it first.",
    "before-onset": _told("The reaction began at {onset}. Type a later time."),
    "unknown-course": "Say better, same or worse.",
    "options-changed": "Something changed since these options were shown. Nothing was done. Look at the new list.",
    "no-such-option": "Option {number} is not in the list any more. Look again.",
    "read-back-differs": "The pump shows {shown}. Set it to {wanted}.",
    "emergency-was-real": "Epinephrine was given, or a reaction is open: this was an emergency. Close it as one.",
    "did-not-run-then": "The pump did not run when the card was opened. Say that it stood still.",
    "emergency-open": _told("Emergency is open since {since}. Close the card first."),
    "no-emergency": "Emergency is not open.",
    "unknown-step": "{step} is not a step of the emergency card.",
    # Bottles, drugs
    "new-lot": "Lot {lot} is new: take vitals now and again in {again}.",
    "new-lot-restart": "Lot {lot} is new: go back to the first rate, {first}.",
    "drug-again-early": _told("{name} was given at {last}; again from {again}."),
    # The end
    "not-ended": "The infusion has not ended.",
    "lead-needed": "Only a clinical lead reopens it.",
    "nothing-to-reopen": "It is neither signed nor ended.",
    "observation-not-over": _told("Watch the patient until {until}, or say why not."),
    "observation-over": _told("The observation ended at {at}."),
    "grams-not-above-zero": "The amount has to be above 0 g.",
    "unknown-teaching": "{item} is not on the teaching list.",
    "unknown-follow-up": "{follow_up} is not in the list of follow-ups.",
    "nothing-missing": "That is not missing.",
    "head-differs": "Something was added meanwhile. Read it, then sign.",
    "not-signed": "It is not signed yet: make a note instead.",
    "missing-lots": "The lots are not recorded.",
    "missing-check": "Not answered: {title}.",
    "missing-decision": _told("Not decided yet: {code}."),
    "missing-pump-volume": "Pump and chart are {difference} apart, and nobody said why.",
    "missing-vitals": _told("Vitals due at {at} were not taken."),
    "missing-volume": "{given} of {ordered} was given, and nobody said why.",
    "missing-wastage": "{left} are left of the vials. Record what was wasted.",
    "missing-vials": "{more} more were given than the vials on the chart hold. Add the missing vials.",
    "missing-observation": _told("The observation lasts until {until}. End it, or say why not."),
    "missing-name": _told("Emergency was pressed on the locked screen at {at}. Write who it was."),
    "missing-reaction": _told("{name}, since {onset}, is still open."),
    # Times that nobody watched
    "battery-low": "The battery is below {limit} and the laptop is not plugged in. Plug it in, or accept it by name.",
    "gap-open": _told("Say what the pump did from {since} to {until} first: nobody watched it here."),
    "no-gap": "That was answered already.",
    "gap-answer-differs": _told("{status} by the chart. Choose the answer that fits, or the other rate."),
    "outside-gap": _told("{at} does not lie between {since} and {until}."),
    "gap-times-turned": _told("{until} is not after {since}."),
    # The record
    "same-nurse": "It is {nurse}'s already.",
    "no-such-entry": "There is no such entry.",
    "not-amendable": _told("An entry of this kind ({kind}) is not corrected. Make a new one."),
    "other-kind": _told("The correction has to be of the same kind: {kind}."),
    "start-has-followers": "More ran after the start. Correct its time or rate; do not strike it out.",
    "record-as-found": "The pump would run faster by this correction. Record the rate you find on the pump.",
}
