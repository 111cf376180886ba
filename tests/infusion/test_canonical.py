"""An entry has one spelling, which comes back whole; anything else is refused."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nurse_app.clinical.quantities import Dose, Rate
from nurse_app.errors import OurBug
from nurse_app.infusion.canonical import (
    START,
    CanonicalRefused,
    canonical_bytes,
    chain,
    from_plain,
    head,
    to_plain,
)
from nurse_app.infusion.entries import Amended, Entry, Moment, Noted, RateChanged, VialAdded
from tests.support.entries_made import KINDS, entries, entries_of

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
RATE = Entry("e1", AT, Moment(AT, "b", 5), "nurse", RateChanged(Rate.of("42.5")))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@settings(max_examples=8)
@given(chosen=st.data())
def test_an_entry_of_every_kind_comes_back_whole(kind, chosen):
    entry = chosen.draw(entries_of(kind))
    assert from_plain(json.loads(canonical_bytes(entry))) == entry


@given(entry=entries())
def test_an_entry_has_one_spelling(entry):
    again = from_plain(json.loads(canonical_bytes(entry)))
    assert canonical_bytes(again) == canonical_bytes(entry)


def test_a_rate_is_spelt_with_its_unit():
    assert canonical_bytes(RATE).decode() == (
        '{"author":"nurse","fact":{"kind":"rate-changed","rate":"42.5 mL/h"},"happened":"2026-03-02T09:30:00+00:00",'
        '"id":"e1","recorded":{"boot_id":"b","boot_ms":5,"wall":"2026-03-02T09:30:00+00:00"}}'
    )


def test_a_third_is_spelt_as_a_third():
    assert to_plain(replace(RATE, fact=RateChanged(Rate(Fraction(1, 3)))))["fact"] == {
        "kind": "rate-changed",
        "rate": "1/3 mL/h",
    }


def test_a_correction_holds_the_whole_right_fact():
    entry = replace(RATE, fact=Amended("e0", "lot misread", VialAdded("p", "L1", date(2027, 5, 31), Dose.of(20))))
    assert to_plain(entry)["fact"] == {
        "kind": "amended",
        "entry": "e0",
        "reason": "lot misread",
        "correct": {"kind": "vial-added", "product": "p", "lot": "L1", "expiry": "2027-05-31", "grams": "20 g"},
    }
    assert from_plain(to_plain(entry)) == entry


def _spoilt(**changes):
    plain = json.loads(canonical_bytes(RATE))
    plain.update(changes)
    return plain


@pytest.mark.parametrize(
    ("plain", "place", "code"),
    [
        ([], "entry", "not-dict"),
        (_spoilt(mood="good"), "entry.mood", "unknown-key"),
        ({k: v for k, v in _spoilt().items() if k != "author"}, "entry.author", "missing-key"),
        (_spoilt(author=3), "entry.author", "not-str"),
        (_spoilt(author="\ud800"), "entry.author", "not-unicode"),
        (_spoilt(happened="2026-03-02T09:30:00"), "entry.happened", "no-zone"),
        (_spoilt(happened="yesterday"), "entry.happened", "not-a-time"),
        (_spoilt(happened="2026-03-02T09:30:00Z"), "entry", "not-canonical"),
        (_spoilt(because_late=""), "entry", "not-canonical"),
        (_spoilt(recorded={"wall": "2026-03-02T09:30:00+00:00", "boot_ms": True}), "entry.recorded.boot_ms", "not-int"),
        (_spoilt(fact={"kind": "rate-guessed", "rate": "42 mL/h"}), "entry.fact.kind", "unknown-kind"),
        (_spoilt(fact={"rate": "42 mL/h"}), "entry.fact.kind", "unknown-kind"),
        (_spoilt(fact={"kind": "rate-changed", "rate": "42"}), "entry.fact.rate", "other-unit"),
        (_spoilt(fact={"kind": "rate-changed", "rate": "42 mL"}), "entry.fact.rate", "other-unit"),
        (_spoilt(fact={"kind": "rate-changed", "rate": 42}), "entry.fact.rate", "not-str"),
        (_spoilt(fact={"kind": "rate-changed", "rate": "4e1 mL/h"}), "entry.fact.rate", "not-a-number"),
        (_spoilt(fact={"kind": "rate-changed", "rate": "1/0 mL/h"}), "entry.fact.rate", "not-a-number"),
        (_spoilt(fact={"kind": "rate-changed", "rate": "42.0 mL/h"}), "entry", "not-canonical"),
        (_spoilt(fact={"kind": "rate-changed", "rate": "42 mL/h", "n": 1}), "entry.fact.n", "unknown-key"),
    ],
)
def test_another_spelling_is_refused_with_its_place(plain, place, code):
    with pytest.raises(CanonicalRefused) as refused:
        from_plain(plain)
    assert (refused.value.place, refused.value.code) == (place, code)


def test_a_time_without_a_zone_is_never_written():
    with pytest.raises(OurBug, match="zone"):
        to_plain(replace(RATE, happened=datetime(2026, 3, 2, 9, 30)))  # noqa: DTZ001 - the fault that is looked for


def test_the_seal_covers_every_entry_and_their_order():
    note = replace(RATE, id="e2", fact=Noted("sleeps"))
    assert head(()) == START
    assert head((RATE, note)) == chain(chain(START, RATE), note)
    assert len({head((RATE, note)), head((note, RATE)), head((RATE,)), head((replace(RATE, author="x"), note))}) == 4
