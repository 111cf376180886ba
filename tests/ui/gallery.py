"""Every component in every state on one sheet, to be looked at and to be walked through by tests."""

from PySide6.QtWidgets import QWidget

from nurse_app.ui.fields.choice_row import ChoiceRow
from nurse_app.ui.fields.quantity_field import QuantityField
from nurse_app.ui.fields.symptom_chip import SymptomChip, SymptomView
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.frame.alarm_band import AlarmBand, AlarmView
from nurse_app.ui.parts.action_button import ActionButton, ActionView
from nurse_app.ui.parts.due_row import DueRow, DueView
from nurse_app.ui.parts.finding_card import FindingCard, FindingView
from nurse_app.ui.parts.section_heading import SectionHeading
from nurse_app.ui.parts.tag_chip import TagChip, TagView
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.timeline_row import TimelineRow, TimelineView

ALARMS = (
    AlarmView("h", "high", "Chair 3, SL. Pulse 134: red limit. Stop the infusion.", "Answer", "Sound off 1 min"),
    AlarmView("m", "medium", "Chair 2, TO. Vitals were due 11:10, 9 min ago.", "Take vitals", "Sound off 2 min"),
    AlarmView("l", "low", "Battery 20%. Plug in the laptop.", "Seen"),
    AlarmView("u", "unsaved", "The disk is full. Write entries on paper; timers and Emergency go on.", "Try again"),
)
FIELDS = (
    ("Empty", "", None),
    ("Typing", "12", FieldVerdict("typing")),
    ("Accepted", "122", FieldVerdict("accepted", "one hundred twenty-two")),
    ("Second look", "176", FieldVerdict("second_look", "100 above the last. Count again.")),
    ("Refused", "72,5", FieldVerdict("refused", "A comma is not read. Type a point.")),
    ("Not taken", "", FieldVerdict("not_taken", "Reason: cuff not tolerated")),
    ("Matches", "42", FieldVerdict("matches", "The pump shows forty-two")),
    ("Differs", "24", FieldVerdict("differs", "You set 42. Look at the pump again.")),
)
DUE = (
    DueView("a", "1 h 38 min", "Bottle 2, new lot: vitals again", "12:57"),
    DueView("b", "11 min", "Rate to 63 mL/h, after vitals", "11:30", "locked"),
    DueView("c", "Now", "Take vitals", "11:30", "now"),
    DueView("d", "9 min late", "Take vitals now", "11:10", "late"),
    DueView("e", "21 min late", "Take vitals now", "11:10", "later"),
)
ACTIONS = (
    ActionView("v", "Vitals", "heart-pulse", "V"),
    ActionView("f", "Vitals", "heart-pulse", "V"),
    ActionView("o", "Vitals", "heart-pulse", "V", "open"),
    ActionView("d", "Vitals", "heart-pulse", "V", "due"),
    ActionView("c", "Change rate", "gauge", "C", "blocked", "Not yet: a reaction is open."),
)
TAGS = (
    TagView("Reaction", "high"),
    TagView("In range", "fine"),
    TagView("Vitals late", "medium"),
    TagView("Amber", "amber"),
    TagView("1 day late", "low"),
    TagView("Red", "red"),
)
FINDINGS = (
    FindingView("n", "note", "Note: lot differs from yesterday", "Vitals at the change and 15 min later. ML-3 v1."),
    FindingView("d", "decide", "Decide: two maximum rates in the order", "The lower counts until then. OR-4 v2."),
    FindingView("s", "stop", "Stop: vial 3 is Octagam, the order says Privigen", "Put it aside. Rule VI-1 v2."),
)
ROWS = (
    TimelineView("1", "10:43", "DM", "Weight 70 kg", "amended 10:50", struck="72 kg"),
    TimelineView("2", "12:45", "DM", "Vitals, in range", "late, entered 13:02"),
)


def gallery() -> QWidget:
    """Build the sheet, 1366 by 768."""
    sheet = QWidget()
    sheet.resize(1366, 768)
    _alarms(sheet)
    _fields(sheet)
    _rows(sheet)
    _buttons(sheet)
    _choices(sheet)
    _tags(sheet)
    _findings(sheet)
    return sheet


def _put(widget: QWidget, sheet: QWidget, x: int, y: int, w: int = 0, h: int = 0) -> None:
    widget.setParent(sheet)
    hint = widget.sizeHint()
    widget.setGeometry(x, y, w or hint.width(), h or hint.height())


def _alarms(sheet: QWidget) -> None:
    for n, view in enumerate(ALARMS):
        _put(AlarmBand(view), sheet, 0, 48 * n, 1366, 44)


def _fields(sheet: QWidget) -> None:
    _put(SectionHeading("Quantity field", "text field, one strict reader"), sheet, 24, 200, 800)
    for n, (label, text, verdict) in enumerate(FIELDS):
        field = QuantityField(label)
        _put(field, sheet, 24 + 165 * n, 232, 150, 128)
        field.put(text)
        if verdict and verdict.kind == "not_taken":
            field.mark_not_taken(verdict.words)
        elif verdict:
            field.show_verdict(verdict)


def _rows(sheet: QWidget) -> None:
    _put(SectionHeading("Due row", "soonest first; late rows turn and stay"), sheet, 24, 370, 424)
    for n, view in enumerate(DUE):
        _put(DueRow(view), sheet, 24, 398 + 44 * n, 424, 44)


def _buttons(sheet: QWidget) -> None:
    _put(SectionHeading("Action button", "120 x 56"), sheet, 480, 370, 280)
    for n, view in enumerate(ACTIONS):
        button = ActionButton(view)
        _put(button, sheet, 480 + 140 * (n % 2), 402 + 80 * (n // 2))
        if view.key == "f":
            button.setObjectName("in focus")
    _put(Text("Locked: reaction open", tone="ink-2"), sheet, 480, 620, 200)


def _choices(sheet: QWidget) -> None:
    _put(SectionHeading("Chips and choices"), sheet, 792, 370, 200)
    chips = (
        SymptomView("s", "Neck stiffness"),
        SymptomView("w", "Wheeze", True),
        SymptomView("h", "Headache", False, True),
    )
    for n, view in enumerate(chips):
        _put(SymptomChip(view), sheet, 792, 402 + 52 * n, 168, 44)
    row = ChoiceRow("Alertness", (("alert", "Alert"), ("drowsy", "Drowsy"), ("other", "Other")), "alert")
    _put(row, sheet, 792, 566)


def _tags(sheet: QWidget) -> None:
    _put(SectionHeading("Alarm tag", "colour, shape, word"), sheet, 1080, 370, 262)
    for n, view in enumerate(TAGS):
        _put(TagChip(view), sheet, 1080 + 136 * (n % 2), 406 + 36 * (n // 2))
    for n, told in enumerate(ROWS):
        _put(TimelineRow(told), sheet, 1080, 523 + 52 * n, 262, 52)


def _findings(sheet: QWidget) -> None:
    _put(SectionHeading("Finding card", "note, decide, stop"), sheet, 24, 654, 600)
    for n, view in enumerate(FINDINGS):
        _put(FindingCard(view), sheet, 24 + 446 * n, 682, 426, 76)
