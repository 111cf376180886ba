"""Every alarm has its words on the band and, where it is loud, on its chair's tag."""

from datetime import UTC, datetime

import pytest

from nurse_app.clinical.findings import Finding, facts
from nurse_app.infusion.alarms import PRIORITIES
from nurse_app.infusion.outlook import Alarm, Priority
from nurse_app.wording import frame
from nurse_app.wording.findings import sentence

SAID = facts(
    rate="84 mL/h",
    ceiling="60 mL/h",
    because="label",
    limit="60 min",
    lot="L5",
    name="Headache mild",
    pump="60 mL",
    computed="70 mL",
    difference="10 mL",
    what="laptop-slept",
    times="1",
    length="5 min",
    until="2026-03-02T09:35:00+00:00",
    due="vitals@2026-03-02T09:32:00+00:00",
)


def say(found: Finding) -> str:
    return sentence(found)


@pytest.mark.parametrize("code", PRIORITIES)
def test_an_alarm_says_what_to_do(code):
    alarm = Alarm(code, PRIORITIES[code], datetime(2026, 3, 2, 9, 30, tzinfo=UTC), SAID)
    text = frame.alarm_text(alarm, say)
    assert text.endswith(".")
    assert "{" not in text


@pytest.mark.parametrize("code", [c for c, priority in PRIORITIES.items() if priority is not Priority.LOW])
def test_a_loud_alarm_has_a_short_word_for_its_chair(code):
    assert frame._SHORT[code]
