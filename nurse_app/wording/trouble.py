"""What is the matter with the chart file, in words: what happened, what is kept, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nurse_app.errors import ChartProblem, ChartTrouble, OurBug
from nurse_app.wording.template import filled_text

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TroubleText:
    """A trouble as on its page: a title, what happened, what is kept, and what to do, one thing a line."""

    title: str
    happened: str
    kept: str
    to_do: tuple[str, ...]


_ALL_KEPT = "Everything that was saved is kept."
_NOTHING_CHANGED = "Nothing was changed."
_CALL = "Call whoever looks after this computer."

_WEAK = {
    "short": "It is shorter than {shortest} characters.",
    "repeated": "It repeats the same few characters.",
    "common": "It is made of words or keys that are tried first.",
}
_UNSAFE = {
    "sqlite": "The database library is version {found}, which can lose what was saved.",
    "cipher": "The database library that came with the program cannot encrypt.",
}
_IN_FILE = {
    "yes": ("Press Make anew. The damaged files are kept in a folder beside the chart.",),
    "no": ("Bring back the chart from your latest backup.", _CALL),
    "other": ("Take another backup: an older one may be whole.", _CALL),
}


def _weak(facts: Facts) -> TroubleText:
    why = filled_text(_WEAK[facts["why"]], facts, facts["why"])
    return TroubleText(
        "This password is too easy to guess",
        why,
        _NOTHING_CHANGED,
        ("Choose another: four words that have nothing to do with each other are good.",),
    )


def _damaged(facts: Facts) -> TroubleText:
    what = fault_text(facts["what"], facts) if facts.get("what") else "it cannot be read."
    where = f" from entry {facts['entry']} on" if facts.get("entry") else ""
    rebuild = facts.get("rebuild", "yes")
    kept = {
        "yes": "A second copy holds everything that was saved.",
        "no": "No copy on this computer holds everything that was saved. Nothing was changed.",
        "other": _NOTHING_CHANGED,
    }[rebuild]
    return TroubleText(
        "The backup is damaged" if rebuild == "other" else "The chart is damaged",
        f"The file {facts['file']} is not as it was saved{where}: {what}",
        kept,
        _IN_FILE[rebuild],
    )


def _unsafe(facts: Facts) -> TroubleText:
    why = filled_text(
        _UNSAFE.get(facts["what"], "The database does not save safely ({what}: {found})."), facts, facts["what"]
    )
    return TroubleText("Vigil cannot keep a record safely here", why, _ALL_KEPT, ("Install Vigil again.", _CALL))


def _in_use(facts: Facts) -> TroubleText:
    who = f" It is program {facts['pid']}." if facts.get("pid") else ""
    return TroubleText(
        "The chart is open already",
        f"Another window of Vigil on this computer has it.{who}",
        _ALL_KEPT,
        ("Go to the window that is open. If there is none, start the computer again.",),
    )


def _not_writable(facts: Facts) -> TroubleText:
    why = f" (the system says {facts['reason']})" if facts.get("reason") else ""
    file = f"the file {facts['file']}" if facts.get("file") else "the disk"
    return TroubleText(
        "Not saved: write it on paper",
        f"Vigil may not write to {file}{why}.",
        "Everything saved before is kept. What you see as not saved is not.",
        ("Write it on paper, with the time.", "Check that the disk is there and may be written to.", _CALL),
    )


_MAY = {"administrator": "an administrator", "lead": "a clinical lead"}


def _wrong_code(facts: Facts) -> TroubleText:
    group = facts.get("group", "")
    where = f"Group {group} is mistyped." if group else "It is not the recovery key of this chart."
    return TroubleText(
        "This is not the recovery key", where, _NOTHING_CHANGED, ("Compare it with the paper, group by group.",)
    )


_FIXED = {
    ChartProblem.NO_RECOVERY_KEY: TroubleText(
        "This chart has no recovery key",
        "None was made, or it was taken away.",
        _NOTHING_CHANGED,
        ("Ask a nurse who can open the chart.",),
    ),
    ChartProblem.WRONG_PASSWORD: TroubleText(
        "This is not the password",
        "The chart did not open with it.",
        _ALL_KEPT,
        ("Type it again. Look at Caps Lock and the keyboard's language.",),
    ),
    ChartProblem.DISK_FULL: TroubleText(
        "Not saved: write it on paper",
        "The disk is full.",
        "Everything saved before is kept. What you see as not saved is not.",
        ("Write it on paper, with the time.", "Free some room on the disk, then save again."),
    ),
}
_WITH_FACTS: dict[ChartProblem, Callable[[Facts], TroubleText]] = {
    ChartProblem.UNKNOWN_NURSE: lambda facts: TroubleText(
        "This name is not on the chart",
        f"Nobody called {facts['nurse']} may open it.",
        _NOTHING_CHANGED,
        ("Choose your name from the list, or ask a nurse who can open it to add you.",),
    ),
    ChartProblem.NOT_FOUND: lambda facts: TroubleText(
        "There is no chart here",
        f"The file {facts['file']} is not there.",
        _NOTHING_CHANGED,
        ("Check the place, or set up a new chart.",),
    ),
    ChartProblem.ALREADY_THERE: lambda facts: TroubleText(
        "This is there already",
        f"{facts['nurse']} can open the chart already." if "nurse" in facts else f"There is a file {facts['file']}.",
        _NOTHING_CHANGED,
        ("Choose another name.",),
    ),
    ChartProblem.NEWER_FILE: lambda facts: TroubleText(
        "The chart is newer than this program",
        f"It was written by a later Vigil (form {facts['found']}; this one knows {facts['known']}).",
        _ALL_KEPT,
        ("Install the newer Vigil, then open the chart again.",),
    ),
    ChartProblem.DAMAGED: _damaged,
    ChartProblem.IN_USE: _in_use,
    ChartProblem.NOT_WRITABLE: _not_writable,
    ChartProblem.UNSAFE_LIBRARY: _unsafe,
    ChartProblem.WEAK_PASSWORD: _weak,
    ChartProblem.NOT_ALLOWED: lambda facts: TroubleText(
        f"Only {_MAY[facts['role']]} may do this",
        "It was not done.",
        _NOTHING_CHANGED,
        (f"Ask {_MAY[facts['role']]}.",),
    ),
    ChartProblem.LAST_ADMINISTRATOR: lambda facts: TroubleText(
        f"{facts['nurse']} is the only administrator",
        "Somebody has to be able to add nurses.",
        _NOTHING_CHANGED,
        ("Make another nurse administrator first.",),
    ),
    ChartProblem.NAME_USED: lambda facts: TroubleText(
        "This name is in the record already",
        f"{facts['nurse']} was removed; her entries keep her name.",
        _NOTHING_CHANGED,
        ("Write the name so that the two are told apart.",),
    ),
    ChartProblem.WRONG_RECOVERY_KEY: _wrong_code,
}

_FAULTS = {
    "missing": "it is missing.",
    "unreadable": "it cannot be read.",
    "page-damaged": "a page does not pass its check.",
    "structure": "its pages do not fit together.",
    "guards-missing": "what keeps entries from being changed was taken away.",
    "schema-altered": "its tables, or what keeps them from being changed, are not as Vigil makes them.",
    "chain-broken": "an entry was changed, taken out, put in or moved.",
    "columns-altered": "an entry's columns do not say what the entry says.",
    "list-altered": "the list of infusions is not what their entries say.",
    "ends-early": "acknowledged entries are missing from its end.",
    "record-damaged": "a record does not pass its check.",
    "not-as-acknowledged": "an entry is not the one that was acknowledged.",
    "not-in-mirror": "it holds an entry that the second copy never had.",
    "copies-differ": "it does not hold the same as the second copy.",
    "anchor-slot": "one of the two slots that say how far all is acknowledged is damaged.",
    "anchor-damaged": "what says how far all is acknowledged is damaged.",
    "anchor-old": "what says how far all is acknowledged is older than the chart.",
    "keys-damaged": "one of the two key files is missing or damaged.",
    "keys-altered": "a nurse's slot was added or taken away by others.",
    "keys-differ": "the two key files are not the same.",
    "keys-of-another": "it is the key file of another chart. The other one counts.",
    "keys-old": "it is older than the other key file. Only the newer one counts.",
    "keys-put-back": "it is older than the record tells: a password of an earlier day may open the chart.",
    "key-cost": "the key file asks for a weaker protection than Vigil uses.",
    "no-whole-copy": "no copy holds everything that was acknowledged.",
    "password": "the password opens none of its slots.",
    "newer": "it was written by a later Vigil. Use that one.",
    "witness-ahead": "{witness} tells of more: what was acknowledged by then is missing.",
    "witness-differs": "{witness} tells of other entries.",
    "no-witness": "it is not whole, or of another chart, and tells nothing about this one.",
    "backup-cut": "it ends too early or holds too much.",
}


def trouble_words(trouble: ChartTrouble) -> TroubleText:
    """The trouble for its page.

    Raises:
        OurBug: a trouble without words.
    """
    problem = trouble.problem
    if problem in _FIXED:
        return _FIXED[problem]
    if problem not in _WITH_FACTS:
        raise OurBug(f"no words for {problem}")
    return _WITH_FACTS[problem](trouble.facts)


def trouble_text(trouble: ChartTrouble) -> str:
    """The trouble in one line: what happened, what to do."""
    words = trouble_words(trouble)
    return " ".join((f"{words.title}.", words.happened, *words.to_do))


def fault_text(code: str, facts: Facts | None = None) -> str:
    """One thing wrong with one file of a chart, as in `nurse-app verify`.

    Raises:
        OurBug: a code without words.
    """
    if code not in _FAULTS:
        raise OurBug(f"no words for the fault {code}")
    return filled_text(_FAULTS[code], facts or {}, code)
