"""The nurse types a number: what is typed is read as it stands or refused in words, never changed."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from nurse_app.ui.fields.quantity_field import QuantityField, grammar_only
from nurse_app.ui.fields.verdicts import FieldVerdict
from nurse_app.ui.parts.text import Text

LOCALES = ("en_US", "de_DE", "fr_FR", "ar_EG", "hi_IN", "de_CH", "fa_IR")


@pytest.fixture
def field(show):
    return show(QuantityField("Weight", "kg"))


@pytest.fixture
def in_locale():
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


def words_of(field):
    return [text.text() for text in field.findChildren(Text) if text.isVisible()]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_comma_is_refused_in_every_country_and_never_read_as_ten_times_as_much(locale, in_locale, show, qtbot):
    in_locale(locale)
    field = show(QuantityField("Weight", "kg"))
    qtbot.keyClicks(field.line, "72,5")
    assert field.text() == "72,5"
    assert field.value() is None
    assert field.verdict() == FieldVerdict("refused", "A comma is not read. Type a point.")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_point_is_a_point_in_every_country(locale, in_locale, show, qtbot):
    in_locale(locale)
    field = show(QuantityField("Weight", "kg"))
    qtbot.keyClicks(field.line, "72.5")
    assert field.text() == "72.5"
    assert field.value() == Decimal("72.5")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("72 5", "A space is not read. Type the digits together."),
        ("-5", "A plus or minus is not read. Type the digits only."),
        ("+5", "A plus or minus is not read. Type the digits only."),
        ("1e3", "A number like 1e3 is not read. Type it in full."),
        (".5", "Type a 0 before the point, as in 0.5."),
        ("007", "Type no 0 before the number."),
        ("7.2.5", "Two points are not read. Type one."),
        ("nan", "Only the digits 0 to 9 and a point are read."),
        ("inf", "Only the digits 0 to 9 and a point are read."),
        ("1_0", "Only the digits 0 to 9 and a point are read."),
        ("٧٢", "Only the digits 0 to 9 and a point are read."),
        ("７２", "Only the digits 0 to 9 and a point are read."),
        ("1234567890123456", "This number is too long to be right."),
    ],
)
def test_what_is_not_one_plain_number_is_refused_in_words_and_left_as_typed(field, typed, words):
    field.line.insert(typed)
    assert field.text() == typed
    assert field.value() is None
    assert field.verdict() == FieldVerdict("refused", words)
    assert words in words_of(field)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="0123456789.,-+eE _\u0663\u066b'", max_size=8))
def test_a_field_holds_the_number_typed_or_none(field, text):
    field.line.setText(text)
    field.settle()
    assert field.text() == text
    assert field.value() is None or str(field.value()) == text


def test_the_wheel_and_the_arrows_change_nothing(field, qtbot):
    qtbot.keyClicks(field.line, "21")
    middle = QPointF(field.line.rect().center())
    for turn in (120, -120, 1200):
        event = QWheelEvent(
            middle,
            field.line.mapToGlobal(middle),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field.line, event)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        qtbot.keyClick(field.line, key)
    assert field.text() == "21"
    assert field.value() == 21


def test_a_number_begun_is_not_called_wrong_while_it_is_typed(show, qtbot):
    field = show(
        QuantityField(
            "Pulse",
            "/min",
            lambda text: FieldVerdict("refused", "Below 20.") if int(text) < 20 else FieldVerdict("accepted"),
        )
    )
    field.setFocus()
    qtbot.keyClicks(field.line, "1")
    assert field.verdict().kind == "typing"
    qtbot.keyClicks(field.line, "2")
    assert field.verdict().kind == "typing"
    qtbot.keyClicks(field.line, "0")
    assert field.verdict().kind == "accepted"


def test_a_half_typed_decimal_is_not_called_wrong(field, qtbot):
    qtbot.keyClicks(field.line, "72.")
    assert field.verdict().kind == "typing"
    assert field.settle() == FieldVerdict("refused", "Type a digit after the point, or no point.")


def test_leaving_the_field_judges_it(show, qtbot):
    field = show(
        QuantityField("Pulse", "/min", lambda text: FieldVerdict("second_look", "100 above the last. Count again."))
    )
    field.setFocus()
    qtbot.keyClicks(field.line, "176")
    assert field.verdict().kind == "typing"
    field.line.clearFocus()
    assert field.verdict() == FieldVerdict("second_look", "100 above the last. Count again.")
    assert field.value() == 176
    assert not field.stands()


def test_a_pause_judges_it_too(show, qtbot):
    field = show(QuantityField("Pulse", "/min", lambda text: FieldVerdict("second_look", "Count again.")))
    qtbot.keyClicks(field.line, "176")
    qtbot.waitUntil(lambda: field.verdict().kind == "second_look", timeout=3000)


def test_a_refused_value_is_not_handed_on(show, qtbot):
    field = show(
        QuantityField("Systolic", "mmHg", lambda text: FieldVerdict("refused", "Above 300: not a blood pressure."))
    )
    heard: list[object] = []
    field.value_typed.connect(heard.append)
    field.put("1200")
    assert field.text() == "1200"
    assert field.value() is None
    assert heard == []


def test_the_read_back_turns_right_at_the_last_digit(show, qtbot):
    def judge(text):
        return FieldVerdict("matches", "Matches: forty-two") if text == "42" else FieldVerdict("differs", "You set 42.")

    field = show(QuantityField("The pump shows", "mL/h", judge, width=216, height=104, size="rate"))
    qtbot.keyClicks(field.line, "4")
    assert field.verdict().kind == "typing"
    qtbot.keyClicks(field.line, "2")
    assert field.verdict().kind == "matches"
    assert field.stands()


def test_every_change_of_the_number_is_told(field, qtbot):
    heard: list[object] = []
    field.value_typed.connect(heard.append)
    qtbot.keyClicks(field.line, "7")
    qtbot.keyClicks(field.line, "2")
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert heard == [Decimal(7), Decimal(72), Decimal(7), None]


def test_what_was_not_taken_says_why_and_takes_no_keys(field, qtbot):
    field.mark_not_taken("Reason: cuff not tolerated")
    assert field.verdict().kind == "not_taken"
    assert "Reason: cuff not tolerated" in words_of(field)
    qtbot.keyClicks(field.line, "5")
    assert field.text() == ""
    field.open_again()
    qtbot.keyClicks(field.line, "5")
    assert field.value() == 5


def test_a_saved_value_cannot_be_typed_over(field, qtbot):
    field.put("70")
    field.close_with("70")
    qtbot.keyClicks(field.line, "9")
    assert field.text() == "70"
    assert field.stands()


def test_the_label_and_the_unit_are_the_name_and_nothing_stands_in_the_box(field):
    assert field.line.accessibleName() == "Weight, kg"
    assert field.line.placeholderText() == ""


def test_the_words_of_the_verdict_are_said_to_a_screen_reader(field):
    field.put("72,5")
    assert field.line.accessibleDescription() == "A comma is not read. Type a point."


def test_grammar_alone_accepts_what_is_well_written():
    assert grammar_only("30.0").kind == "accepted"
    assert grammar_only("30.").kind == "refused"
