"""Reads what goes with each word of `do` in a case: its own keys, and what they ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nurse_app.casefile import case_vitals, order_rates, wanted
from nurse_app.casefile.case_times import minutes_from_start
from nurse_app.casefile.form import Form
from nurse_app.casefile.quoting import quoted
from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Dose, Rate, Volume
from nurse_app.infusion.desk import expiry_of

BETWEEN_ELEMENTS = "\x1d"
"""What a scanner types between two parts of a code."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its keys beside `at`, `do` and `charted`, and how they are read (None: something is wrong)."""

    keys: tuple[str, ...]
    read: Callable[[Form, Book], wanted.Wanted | None]


def _rate(form: Form, book: Book, still: bool = False) -> Rate | None:
    number = form.number("ml_h", required=True)
    if number is None:
        return None
    highest = book.order_limits.rate
    rate = Rate.of(number)
    if rate > highest or (number == 0 and not still):
        form.fault("ml_h", "above-bound", value=f"{rate.text(6)} mL/h", low="0 mL/h", high=f"{highest.text()} mL/h")
        return None
    return rate


def _vitals(form: Form, book: Book) -> wanted.Wanted:
    return case_vitals.vitals(form, book)


def _not_taken(form: Form, _: Book) -> wanted.Wanted | None:
    what, reason = form.text("what", required=True), form.text("reason", required=True)
    return None if what is None or reason is None else wanted.NotTaken(what, reason)


def _set_rate(form: Form, book: Book) -> wanted.Wanted | None:
    rate = _rate(form, book)
    return None if rate is None else wanted.SetRate(rate)


def _found_rate(form: Form, book: Book) -> wanted.Wanted | None:
    rate, reason = _rate(form, book, still=True), form.text("reason", required=True)
    return None if rate is None or reason is None else wanted.FoundRate(rate, reason)


def _reaction(form: Form, book: Book) -> wanted.Wanted | None:
    seen = case_vitals.signs(form, "signs", book, required=True)
    onset = minutes_from_start(form, "onset")
    return wanted.Reaction(seen, onset) if seen else None


def _choose(form: Form, _: Book) -> wanted.Wanted | None:
    option, only = form.count("option", required=True), form.flag("only")
    reason = form.text("reason") or ""
    if option == 0:
        form.fault("option", "not-from-one")
    return wanted.Choose(option, only or False, reason) if option else None


def _resolved(form: Form, _: Book) -> wanted.Wanted:
    return wanted.Resolved(form.count("reaction"))


def _resume(form: Form, book: Book) -> wanted.Wanted | None:
    rate = _rate(form, book)
    return None if rate is None else wanted.Resume(rate)


def _vial(form: Form, book: Book) -> wanted.Wanted | None:
    product, lot = form.text("product", required=True), form.text("lot", required=True)
    typed, grams = form.text("expiry", required=True), form.number("g", required=True)
    expiry = None if typed is None else expiry_of(typed)
    if typed is not None and expiry is None:
        form.fault("expiry", "not-a-date", text=quoted(typed))
    if product is not None and book.product(product) is None:
        form.fault("product", "unknown-product", text=quoted(product))
    if product is None or lot is None or expiry is None or grams is None:
        return None
    return wanted.Vial(product, lot, expiry, Dose.of(grams))


def _medication(form: Form, _: Book) -> wanted.Wanted | None:
    name, dose, route = (form.text(key, required=True) for key in ("name", "dose", "route"))
    return None if name is None or dose is None or route is None else wanted.Medication(name, dose, route)


def _pump_volume(form: Form, _: Book) -> wanted.Wanted | None:
    number = form.number("ml", required=True)
    return None if number is None else wanted.PumpVolume(Volume.of(number))


def _order_change(form: Form, _: Book) -> wanted.Wanted | None:
    prescriber = form.text("prescriber", required=True)
    highest = order_rates.rate(form, "maximum_rate")
    read_back = form.flag("read_back") or False
    if form.has("maximum_rate") and highest is None:
        return None
    return None if prescriber is None else wanted.OrderChange(prescriber, highest, read_back)


def _answer(form: Form, _: Book) -> wanted.Wanted | None:
    what, text = form.text("what", required=True), form.text("text", required=True)
    return None if what is None or text is None else wanted.Answer(what, text)


def _one_text(key: str, make: Callable[[str], wanted.Wanted], also: str = "") -> Kind:
    """A kind of entry that holds one text, which may hold the characters of `also` too."""

    def read(form: Form, _: Book) -> wanted.Wanted | None:
        text = form.text(key, required=True, also=also)
        return None if text is None else make(text)

    return Kind((key,), read)


KINDS: dict[str, Kind] = {
    "start": Kind((), lambda _, __: wanted.Start()),
    "vitals": Kind(case_vitals.KEYS, _vitals),
    "not_taken": Kind(("what", "reason"), _not_taken),
    "rate": Kind(("ml_h",), _set_rate),
    "found_rate": Kind(("ml_h", "reason"), _found_rate),
    "reaction": Kind(("signs", "onset"), _reaction),
    "choose": Kind(("option", "only", "reason"), _choose),
    "keep_rate": _one_text("reason", wanted.KeepRate),
    "resolved": Kind(("reaction",), _resolved),
    "pause": _one_text("reason", wanted.Pause),
    "resume": Kind(("ml_h",), _resume),
    "stop": _one_text("reason", wanted.Stop),
    "emergency": Kind((), lambda _, __: wanted.Emergency()),
    "vial": Kind(("product", "lot", "expiry", "g"), _vial),
    "scan": _one_text("text", wanted.Scan, also=BETWEEN_ELEMENTS),
    "bottle": _one_text("lot", wanted.Bottle),
    "medication": Kind(("name", "dose", "route"), _medication),
    "pump_volume": Kind(("ml",), _pump_volume),
    "note": _one_text("text", wanted.Note),
    "order_change": Kind(("prescriber", "maximum_rate", "read_back"), _order_change),
    "handover": _one_text("nurse", wanted.Handover),
    "answer": Kind(("what", "text"), _answer),
    "complete": Kind(("reason",), lambda form, _: wanted.Complete(form.text("reason") or "")),
    "sign": Kind((), lambda _, __: wanted.Sign()),
}
