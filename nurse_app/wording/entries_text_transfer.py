"""Says what the entries of a session that goes on at another laptop record."""

from __future__ import annotations

from collections.abc import Mapping

from nurse_app.infusion.transfer_facts import SentToFile, TakenBack, TakenOver
from nurse_app.wording.entries_text_after import Line, Words
from nurse_app.wording.names import Names


def _sent(fact: SentToFile, _: Names) -> Line:
    return "Sent to another laptop", fact.file


def _taken_over(fact: TakenOver, _: Names) -> Line:
    return "Taken over from another laptop", fact.file


def _taken_back(fact: TakenBack, _: Names) -> Line:
    return "Taken back to this laptop", fact.reason


TRANSFER: Mapping[str, Words] = {
    SentToFile.kind: _sent,
    TakenOver.kind: _taken_over,
    TakenBack.kind: _taken_back,
}
