"""The short forms by key: what each asks, and the wish it makes."""

from __future__ import annotations

from nurse_app.infusion import wishes
from nurse_app.ui.panels.form_fields import FieldKind, FormField
from nurse_app.ui.panels.form_panel import Form
from nurse_app.wording import panels_forms as words


def ask(
    key: str,
    kind: FieldKind,
    choices: tuple[tuple[str, str], ...] = (),
    *,
    needed: bool = True,
    start: str = "",
) -> FormField:
    """A field with its label from the words."""
    label, unit = words.LABELS[key]
    return FormField(key, kind, label, unit, choices, needed, start)


def reason(form: str, *, needed: bool = True) -> FormField:
    """The reason's field of a form, with its usual reasons."""
    usual = tuple((text, text) for text in words.REASONS.get(form, ()))
    return ask("reason", "reason", usual, needed=needed)


def forms() -> dict[str, Form]:
    """Every short form."""
    return {**_running(), **_given(), **_order(), **_ending()}


def _running() -> dict[str, Form]:
    told = words.FORMS
    return {
        "pause": Form(told["pause"], ((reason("pause"),),), lambda a: wishes.Pause(a.text("reason"))),
        "stop": Form(told["stop"], ((reason("stop"),),), lambda a: wishes.Stop(a.text("reason"))),
        "note": Form(told["note"], ((ask("text", "words"),),), lambda a: wishes.Note(a.text("text"))),
        "keep": Form(told["keep"], ((reason("keep"),),), lambda a: wishes.KeepRate(a.text("reason"))),
        "found": Form(
            told["found"],
            ((ask("rate", "number"),), (reason("found"),)),
            lambda a: wishes.FoundRate(a.number("rate"), a.text("reason")),
        ),
        "site": Form(
            told["site"],
            ((ask("site", "text"),), (reason("site"),)),
            lambda a: wishes.ChangeSite(a.text("site"), a.text("reason")),
        ),
        "send": Form(
            told["send"], ((ask("folder", "text", needed=False),),), lambda a: wishes.SendToFile(a.text("folder"))
        ),
        "handover": Form(told["handover"], ((ask("nurse", "text"),),), lambda a: wishes.HandOver(a.text("nurse"))),
    }


def _given() -> dict[str, Form]:
    told = words.FORMS
    return {
        "bottle": Form(
            told["bottle"],
            ((ask("lot", "lot"),),),
            lambda a: wishes.ChangeBottle(a.text("lot")),
            offered=words.lots,
        ),
        "medication": Form(
            told["medication"],
            (
                (ask("name", "text"), ask("dose", "text")),
                (ask("route", "choice", words.ROUTES),),
                (ask("why", "text", needed=False), ask("when", "when"), ask("again", "when", needed=False)),
            ),
            lambda a: wishes.GiveMedication(
                a.text("name"), a.text("dose"), a.text("route"), a.moment("again"), a.text("why"), a.moment("when")
            ),
        ),
        "pump-volume": Form(
            told["pump-volume"], ((ask("volume", "number"),),), lambda a: wishes.ReadPumpVolume(a.number("volume"))
        ),
    }


def _order() -> dict[str, Form]:
    told = words.FORMS
    return {
        "order": Form(
            told["order"],
            (
                (ask("prescriber", "text"), ask("maximum", "number")),
                (ask("unit", "choice", words.RATE_UNITS),),
                (ask("read_back", "choice", words.READ_BACK),),
            ),
            lambda a: wishes.ChangeOrder(
                a.text("prescriber"), a.number("maximum"), a.text("unit"), a.text("read_back") == "yes"
            ),
            told=words.order_now,
        ),
        "weight": Form(
            told["weight"],
            ((ask("weight", "number"),), (reason("weight"),)),
            lambda a: wishes.CorrectWeight(a.number("weight"), a.text("reason")),
            told=words.weight_now,
        ),
    }


def _ending() -> dict[str, Form]:
    told = words.FORMS
    return {
        "complete": Form(
            told["complete"], ((reason("complete", needed=False),),), lambda a: wishes.Complete(a.text("reason"))
        ),
        "flush": Form(
            told["flush"],
            ((ask("fluid", "choice", words.FLUIDS),), (ask("flush", "number"),)),
            lambda a: wishes.Flush(a.text("fluid"), a.number("flush")),
        ),
        "waste": Form(
            told["waste"],
            ((ask("lot", "lot"),), (ask("grams", "number"),), (reason("waste"),)),
            lambda a: wishes.Waste(a.number("grams"), a.text("lot"), a.text("reason")),
            offered=words.lots,
        ),
        "void": Form(told["void"], ((reason("void"),),), lambda a: wishes.Void(a.text("reason"))),
        "close-emergency": Form(
            told["close-emergency"],
            ((ask("was", "choice", words.WHAT_IT_WAS),), (reason("close-emergency"),)),
            lambda a: wishes.CloseEmergency(
                a.text("reason"), "" if a.text("was") == words.WAS_EMERGENCY else a.text("was")
            ),
        ),
    }
