"""`nurse-app plan` and `products`: what is printed, and how a file that cannot be taken at its word is told."""

import json

import pytest

from tests.support.command_line import nurse_app
from tests.support.order_files import changed, worked_example


@pytest.fixture
def file_of(tmp_path):
    def write(whole):
        path = tmp_path / "ORDER.json"
        path.write_bytes(whole if isinstance(whole, bytes) else json.dumps(whole).encode())
        return str(path)

    return write


def test_the_worked_example_prints_as_the_form_says(file_of):
    ran = nurse_app("plan", file_of(worked_example()), "--json")
    assert (ran.code, ran.err) == (0, "")
    plan = ran.json
    assert list(plan) == ["dose", "ceiling", "steps", "duration_min", "findings"]
    assert plan["dose"] == {
        "course_g": "70",
        "today_g": "70",
        "delivered_g": "70",
        "volume_ml": "700",
        "dosing_weight_kg": "70",
        "vials": [{"g": "40", "count": 1}, {"g": "20", "count": 1}, {"g": "10", "count": 1}],
    }
    assert {key: plan["ceiling"][key] for key in ("ml_h", "mg_kg_min", "because")} == {
        "ml_h": "300",
        "mg_kg_min": "7.14",
        "because": "order",
    }
    assert [(other["ml_h"], other["because"]) for other in plan["ceiling"]["others"]] == [("336", "label")]
    assert all(limit["source"] for limit in [plan["ceiling"], *plan["ceiling"]["others"]])
    assert plan["steps"][0] == {
        "n": 1,
        "start_min": "0",
        "for_min": "30",
        "ml_h": "21",
        "mg_kg_min": "0.5",
        "ml_kg_h": "0.3",
        "volume_ml": "10.5",
        "cumulative_ml": "10.5",
    }
    assert [step["cumulative_ml"] for step in plan["steps"]] == ["10.5", "31.5", "73.5", "157.5", "700"]
    assert plan["duration_min"] == "228.5"


def test_a_finding_is_printed_with_its_sentence(file_of):
    ran = nurse_app("plan", file_of(worked_example()), "--json")
    finding = ran.json["findings"][0]
    assert list(finding) == ["code", "severity", "sentence", "source"]
    assert finding["severity"] == "ask"
    assert "These are the clinic's" in finding["sentence"]


def test_numbers_are_rounded_only_when_printed(file_of):
    """72.5 kg: 21.75 mL/h is 21.7 on the pump, 10.85 mL in half an hour, printed half to even as 10.8."""
    step = nurse_app("plan", file_of(changed("patient.weight_kg", "72.5")), "--json").json["steps"][0]
    assert (step["ml_h"], step["volume_ml"]) == ("21.7", "10.8")


def test_rates_are_printed_to_the_pumps_step(file_of):
    fine = nurse_app(
        "plan", file_of(changed("pump", {"step_ml_h": "0.01"}, changed("patient.weight_kg", "72.5"))), "--json"
    )
    assert fine.json["steps"][0]["ml_h"] == "21.75"


def test_a_gravity_set_prints_its_drops(file_of):
    whole = changed("pump", {"gravity": True, "drop_factor_gtt_per_ml": 20})
    assert nurse_app("plan", file_of(whole), "--json").json["steps"][0]["gtt_min"] == "7"


def test_a_plan_that_stops_has_no_steps_and_no_duration(file_of):
    titration = {"unit": "mL/h", "steps": [{"rate": "21", "for_min": 30}, {"rate": "400"}]}
    ran = nurse_app("plan", file_of(changed("order.titration", titration)), "--json")
    assert ran.code == 0
    assert (ran.json["steps"], ran.json["duration_min"]) == ([], None)
    assert ran.json["findings"][0]["severity"] == "stop"


def test_an_unknown_highest_rate_prints_no_ceiling(file_of):
    whole = changed("order", {"product": "yimmugo-us", "indication": "PI", "dose": {"g": "28"}})
    ran = nurse_app("plan", file_of(whole), "--json")
    assert (ran.code, ran.json["ceiling"]) == (0, None)


def test_a_plan_is_printed_as_text_too(file_of):
    ran = nurse_app("plan", file_of(worked_example()))
    assert ran.code == 0
    assert "Ceiling: 300 mL/h (7.14 mg/kg/min), order" in ran.out
    assert "It takes 3 h 48 min without pauses." in ran.out


def test_each_fault_is_one_sentence_on_standard_error(file_of):
    whole = changed("patient.weight_kg", "72,5", changed("order.product", "ivig", changed("colour", "red")))
    ran = nurse_app("plan", file_of(whole), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.errors) == 3
    told = 'ORDER.json: patient.weight_kg: "72,5" has a comma. Write the number with a point, as 72.5.'
    assert told in ran.errors


@pytest.mark.parametrize("content", [b"", b"[" * 10_000_000, b"\xff", b"{}", b"null", b'{"patient": NaN}'])
def test_a_file_that_is_no_order_is_refused(file_of, content):
    ran = nurse_app("plan", file_of(content))
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert nurse_app("plan", str(tmp_path / "none.json")).code == 2
    ran = nurse_app("plan", str(tmp_path))
    assert ran.code == 2
    assert "cannot be read" in ran.err


def test_the_catalogue_lists_every_product_with_its_trust():
    ran = nurse_app("products", "--json")
    assert ran.code == 0
    assert len(ran.json) == 26
    assert all(product["sources"] and product["confidence"] for product in ran.json)
    assert len(nurse_app("products").out.splitlines()) == 26


def test_one_product_is_printed_whole():
    ran = nurse_app("products", "privigen-us", "--json")
    assert ran.json["vial_sizes_g"] == ["5", "10", "20", "40"]
    assert ran.json["indications"][0]["rate"]["max"] == {"mg_per_kg_min": "8", "ml_per_kg_h": "4.8", "exclusive": False}
    assert "Vials: 5 g, 10 g, 20 g, 40 g" in nurse_app("products", "privigen-us").out


def test_a_product_that_is_not_there_is_refused():
    ran = nurse_app("products", "ivig")
    assert (ran.code, ran.out) == (2, "")
    assert '"ivig" is not in the catalogue' in ran.err
