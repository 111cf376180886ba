"""The chart holds what the timeline holds, at the places of the design, on screen and on paper."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nurse_app.clinical.quantities import PerMinute, Pressure, Rate, Temperature
from nurse_app.clinical.signs import Grade
from nurse_app.clinical.vitals import Reading
from nurse_app.documents.drawing import whole_view
from nurse_app.documents.faces import Faces
from nurse_app.documents.figure import draw, png_bytes, svg_bytes, svg_of
from nurse_app.documents.lane_vitals import degrees_in
from nurse_app.documents.layout import for_paper, for_screen
from nurse_app.documents.pen import Letters
from nurse_app.documents.scales import TimeScale, ValueScale, View, apart, widened
from nurse_app.infusion.timeline import ActionMark, RateSpan, ReactionMark, Timeline, VitalsMark
from nurse_app.wording.names import Names
from tests.support.halloran import at, finished, under_way

FACES = Faces(Path(__file__).parents[2] / "resources" / "fonts")


@pytest.fixture
def words(monkeypatch):
    """Every line of text that is set on a figure, in order."""
    said = []
    real = Letters.say

    def say(self, text, where):
        said.append(text)
        real(self, text, where)

    monkeypatch.setattr(Letters, "say", say)
    return said


def drawn(timeline, **more):
    return draw(timeline, more.pop("layout", for_screen(1062, 428)), faces=FACES, **more)


def test_the_lanes_stand_where_the_design_puts_them():
    layout = for_screen(1062, 428)
    assert (layout.left, layout.right, layout.column) == (92, 856, 880)
    lanes = (layout.flags, layout.rate, layout.pressure, layout.spo2, layout.temperature, layout.respiration)
    assert [(lane.top, lane.bottom) for lane in lanes] == [
        *((0, 26), (26, 138), (152, 260)),
        *((274, 304), (318, 348), (356, 376)),
    ]


@pytest.mark.parametrize(("width", "height"), [(976, 380), (1062, 428), (1600, 900), (500, 300)])
def test_the_lanes_never_touch_and_end_inside_the_panel(width, height):
    layout = for_screen(width, height)
    lanes = (layout.flags, layout.rate, layout.pressure, layout.spo2, layout.temperature, layout.respiration)
    assert all(lane.bottom <= below.top for lane, below in zip(lanes, (*lanes[1:], layout.axis), strict=True))
    assert layout.axis.bottom <= height


def test_a_time_and_its_place_are_each_others_answer():
    scale = TimeScale(View(at("08:45"), at("15:05")), 92, 856)
    assert scale.x(at("08:45")) == 92
    assert scale.x(at("15:05")) == 856
    assert scale.at(scale.x(at("10:43"))) == at("10:43")


def test_half_way_up_is_half_the_rate():
    assert ValueScale(0, 100, 20, 120).y(50) == 70


def test_the_whole_runs_from_20_min_before_the_start_to_6_h():
    assert whole_view(under_way()) == View(at("08:45"), at("15:05"))


def test_the_whole_grows_with_an_infusion_that_lasts_longer():
    assert whole_view(finished()).end == at("15:33")


def test_a_lane_widens_until_every_value_lies_inside():
    assert widened([118, 70], 60, 140, 20) == (60, 140)
    assert widened([186, 48], 60, 140, 20) == (40, 200)


def test_figures_that_would_touch_are_left_out_the_important_one_stays():
    assert apart([100, 90, 60], 17) == [True, False, True]


def test_the_live_chart_says_rates_plan_finish_reaction_and_last_values(words):
    drawn(under_way(), live=True)
    for text in (
        *("21", "42", "63", "84", "63 planned, from 11:30", "Finish 14:13", "Now 11:19", "Baseline"),
        *("Headache, flushing: mild, 10:43 to 11:00", "Ceiling now 84 mL/h"),
        *("122/74", "76", "98", "36.8", "14", "mmHg", "/min pulse", "°C"),
    ):
        assert text in words


def test_the_printed_chart_says_the_end_and_the_bottles(words):
    drawn(finished(), layout=for_paper(), ending=("280 mL", "observed to 15:13"))
    for text in ("End 14:13, 280 mL", "observed to 15:13", "bottle 2", "bottle 3", "ceiling 84 mL/h"):
        assert text in words


def test_no_words_of_the_printed_chart_run_off_the_sheet():
    figure = drawn(finished(), layout=for_paper(), ending=("280 mL", "observed to 15:13")).figure
    figure.draw_without_rendering()
    width, height = figure.bbox.width, figure.bbox.height
    for artist in figure.get_children():
        if isinstance(artist, Letters):
            box = artist.get_window_extent()
            assert box.x0 >= -1
            assert box.x1 <= width + 1
            assert box.y0 >= 0
            assert box.y1 <= height


def test_two_rate_labels_and_two_breaths_never_lie_over_each_other():
    figure = drawn(finished(), layout=for_paper(), ending=("280 mL", "observed to 15:13")).figure
    figure.draw_without_rendering()
    boxes = [a.get_window_extent() for a in figure.get_children() if isinstance(a, Letters)]
    touching = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.overlaps(b)]
    assert touching == []


def test_temperatures_are_drawn_in_the_clinics_unit(words):
    drawn(under_way(), names=Names(temperature="F"))
    assert "98.2" in words
    assert "°F" in words
    assert degrees_in("F")(Reading(temperature_c=Temperature.of(37))) == pytest.approx(98.6)


def test_what_was_not_measured_is_not_drawn_as_nought(words):
    half = VitalsMark(at("11:18"), Reading(systolic=Pressure.of(120), pulse=PerMinute.of(70)))
    drawn(replace(under_way(), vitals=(half,)))
    assert "120/-" in words
    assert "0" not in words
    assert "98" not in words


def test_a_chart_before_the_first_drop_is_drawn_without_rates():
    empty = Timeline(None, at("08:40"), None, (), (), (), (), (), None)
    assert drawn(empty, live=True).figure.get_children()


def test_a_pause_leaves_a_gap_in_the_area():
    line = under_way()
    spans = (RateSpan(at("09:05"), at("09:35"), Rate.of(21)), RateSpan(at("09:50"), None, Rate.of(21)))
    figure = drawn(replace(line, rates=spans, planned=(), finish_at=None)).figure
    areas = [a for a in figure.get_children() if a.get_zorder() == 0.7]
    assert len(areas) == 2


def test_an_emergency_is_a_flag_and_other_actions_are_ticks(words):
    marks = (
        ActionMark(at("10:00"), "emergency-opened"),
        ActionMark(at("10:30"), "medication-given", "acetaminophen 650 mg"),
    )
    drawn(replace(under_way(), actions=marks))
    assert "acetaminophen 650 mg" in words


def test_reactions_close_together_keep_their_flags_and_the_last_its_words(words):
    marks = (
        ReactionMark(at("10:43"), at("10:50"), ("headache",), Grade.MILD),
        ReactionMark(at("10:55"), None, ("chills_rigors",), Grade.MODERATE),
    )
    drawn(replace(under_way(), reactions=marks))
    assert "Chills rigors: moderate, 10:55 still there" in words
    assert "Headache: mild, 10:43 to 10:50" not in words


def test_the_same_chart_is_the_same_bytes_and_whole_xml():
    first = svg_bytes(finished(), faces=FACES)
    assert first == svg_bytes(finished(), faces=FACES)
    assert ElementTree.fromstring(first).tag.endswith("svg")  # noqa: S314 - made a line above
    assert b"<text" not in first


def test_the_picture_file_is_a_png_of_twice_the_designs_size():
    picture = png_bytes(finished(), for_paper(), faces=FACES)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 1734


def test_without_font_files_the_chart_is_drawn_in_the_libraries_own_face():
    assert svg_of(draw(finished(), for_paper()).figure)


def test_now_moves_and_the_running_rate_grows_with_it():
    whole = drawn(under_way(), live=True)
    assert whole.now is not None
    line = whole.now.artists[2]
    before = line.get_xdata()[0]
    whole.now.move(at("11:19") + timedelta(minutes=10))
    assert line.get_xdata()[0] - before == pytest.approx(20.1, abs=0.05)
    assert whole.now.artists[0].get_visible()


def test_now_outside_the_view_is_not_drawn():
    whole = drawn(under_way(), live=True, view=View(at("09:00"), at("11:00")))
    assert whole.now is not None
    assert not any(artist.get_visible() for artist in whole.now.artists)
