"""Every trouble and every fault of a chart has words: what happened, what is kept, what to do."""

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble, OurBug
from nurse_app.records.faults import FaultCode
from nurse_app.wording.trouble import fault_text, trouble_text, trouble_words

FACTS = {
    "file": "clinic.vigil",
    "nurse": "Ines Duarte",
    "found": "2",
    "known": "1",
    "what": "missing",
    "why": "short",
    "shortest": "12",
    "pid": "4711",
    "reason": "EROFS",
    "role": "lead",
}


@pytest.mark.parametrize("problem", ChartProblem)
def test_every_trouble_says_what_happened_what_is_kept_and_what_to_do(problem):
    words = trouble_words(ChartTrouble(problem, **FACTS))
    for line in (words.happened, words.kept, *words.to_do):
        assert line.endswith(".")
        assert line[0].isupper()
        assert "{" not in line
    assert words.title
    assert words.to_do


@pytest.mark.parametrize("code", FaultCode)
def test_every_fault_has_a_sentence(code):
    assert fault_text(code, {"witness": "monday.backup"}).endswith(".")


def test_a_fault_without_words_is_our_bug():
    with pytest.raises(OurBug):
        fault_text("melted")


def test_the_line_of_a_damaged_chart_names_file_entry_and_way_out():
    trouble = ChartTrouble(ChartProblem.DAMAGED, file="clinic.vigil", what="chain-broken", entry="17", rebuild="yes")
    assert trouble_text(trouble) == (
        "The chart is damaged. The file clinic.vigil is not as it was saved from entry 17 on: an entry was changed, "
        "taken out, put in or moved. Press Make anew. The damaged files are kept in a folder beside the chart."
    )


@pytest.mark.parametrize("why", ["short", "repeated", "common"])
def test_a_weak_password_is_told_why(why):
    words = trouble_words(ChartTrouble(ChartProblem.WEAK_PASSWORD, why=why, shortest="12"))
    assert words.happened.startswith("It is") or words.happened.startswith("It repeats")


@pytest.mark.parametrize("what", ["sqlite", "cipher", "synchronous"])
def test_an_unsafe_library_is_told_how(what):
    words = trouble_words(ChartTrouble(ChartProblem.UNSAFE_LIBRARY, what=what, found="3.51.2"))
    assert "{" not in words.happened
