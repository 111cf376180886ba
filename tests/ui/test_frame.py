"""Rail and banner: what they show and what they pass on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from nurse_app.ui.frame.banner import Banner, BannerView
from nurse_app.ui.frame.rail import Rail
from nurse_app.ui.frame.side_column import SideColumn
from nurse_app.ui.parts.tag_chip import TagChip
from nurse_app.ui.parts.text import Text
from nurse_app.ui.parts.timeline_row import TimelineRow
from tests.ui import session_views as views


def words(widget):
    return [text.text() for kind in (Text, TagChip) for text in widget.findChildren(kind) if text.isVisible()]


def button(widget, name):
    return next(one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name)


def visible(widget, kind):
    return [one for one in widget.findChildren(kind) if one.isVisible()]


def test_a_chair_is_told_with_its_number_initials_and_alarm(show, qtbot):
    rail = show(Rail())
    rail.resize(1366, 40)
    rail.show_view(views.RAIL)
    with qtbot.waitSignal(rail.chair_requested) as asked:
        qtbot.mouseClick(button(rail, "Chair 2, TO, 164 mL/h, Vitals late"), Qt.MouseButton.LeftButton)
    assert asked.args == [2]


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Today", "today_requested"),
        ("Patients", "patients_requested"),
        ("Saved 11:15", "saved_requested"),
        ("Sound on", "sound_requested"),
        ("92%", "power_requested"),
        ("D. Mensah RN", "nurse_requested"),
        ("Lock", "lock_requested"),
    ],
)
def test_each_thing_in_the_rail_is_pressed(show, qtbot, name, signal):
    rail = Rail()
    rail.resize(1366, 40)
    rail.show_view(views.RAIL)
    show(rail)
    with qtbot.waitSignal(getattr(rail, signal)):
        qtbot.mouseClick(button(rail, name), Qt.MouseButton.LeftButton)


def test_the_banner_says_who_what_weight_allergy_and_how_long(show):
    banner = Banner()
    banner.resize(1366, 72)
    banner.show_view(views.BANNER)
    show(banner)
    said = words(banner)
    for expected in ("HALLORAN, Maeve", "70 kg", "Penicillin: hives", "ALLERGY", "02:14", "since 09:05"):
        assert expected in said


def test_until_identity_is_checked_the_banner_says_so(show):
    banner = Banner()
    banner.resize(1366, 72)
    banner.show_view(replace(views.BANNER, identity_open=True))
    show(banner)
    assert any(said.startswith("Not checked yet") for said in words(banner))


def test_a_training_session_is_marked_after_the_name(show):
    banner = Banner()
    banner.resize(1366, 72)
    banner.show_view(replace(views.BANNER, training=True))
    show(banner)
    assert "TRAINING" in words(banner)


def test_a_long_name_is_never_shortened(show):
    banner = Banner()
    banner.resize(1366, 72)
    name = "VAN DER WOUDE-KRISHNAMURTHY, Wilhelmina Alexandrina"
    banner.show_view(replace(views.BANNER, name=name))
    show(banner)
    shown = next(text for text in banner.findChildren(Text) if text.text() == name)
    assert shown.heightForWidth(shown.width()) <= shown.height()
    assert banner.height() >= 72


def test_a_long_allergy_is_never_cut(show):
    banner = Banner()
    banner.resize(1280, 72)
    allergy = "Penicillin: hives; latex: rash; iodinated contrast: bronchospasm"
    banner.show_view(replace(views.BANNER, allergy=allergy))
    show(banner)
    shown = next(text for text in banner.findChildren(Text) if text.text() == allergy)
    assert shown.heightForWidth(shown.width()) <= shown.height()


def test_without_a_chair_each_running_chair_has_its_own_emergency(show, qtbot):
    banner = Banner()
    banner.resize(1366, 72)
    banner.show_view(BannerView("HALLORAN, Maeve", emergency_chairs=(1, 2, 3)))
    show(banner)
    with qtbot.waitSignal(banner.emergency_requested) as asked:
        qtbot.mouseClick(button(banner, "Emergency, chair 2"), Qt.MouseButton.LeftButton)
    assert asked.args == [2]


def test_recorded_shows_whole_rows_only(show, qtbot):
    side = SideColumn()
    side.show_actions(views.ACTIONS)
    side.show_recorded(views.RECORDED)
    side.resize(280, 656)
    show(side)
    assert len(visible(side, TimelineRow)) == 6
    side.resize(280, 608)
    qtbot.waitUntil(lambda: len(visible(side, TimelineRow)) == 5)


def test_the_pencil_asks_to_amend_its_own_entry(show, qtbot):
    side = SideColumn()
    side.show_recorded(views.RECORDED)
    side.resize(280, 656)
    show(side)
    with qtbot.waitSignal(side.amend_requested) as asked:
        qtbot.mouseClick(button(side, "Amend Rate 84 to 42 mL/h, 10:45"), Qt.MouseButton.LeftButton)
    assert asked.args == ["4"]
