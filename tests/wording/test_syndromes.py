"""What is said of each picture of a reaction, and whom to call."""

from dataclasses import replace

from nurse_app.clinical.options import SeenSign
from nurse_app.clinical.signs import Grade
from nurse_app.infusion.guidance import guidance_about
from nurse_app.wording.names import Names
from nurse_app.wording.panels_book import panel_book
from nurse_app.wording.syndromes import calls, syndrome_words
from tests.support.infusions import Ward
from tests.support.tables import real_book

TEN = 10


def guided():
    ward = Ward().started().at(10)
    seen = tuple(SeenSign(sign, Grade.MODERATE) for sign in ("urticaria", "wheeze_bronchospasm"))
    ward.must(ward.request("note_reaction", seen))
    guidance = guidance_about(ward.infusion, ward.infusion.reactions[0].id, real_book())
    assert guidance is not None
    return ward.infusion, guidance


def test_each_of_the_ten_pictures_says_when_it_comes_what_it_looks_like_and_what_to_do():
    _, guidance = guided()
    all_ten = replace(guidance, syndromes=tuple(s.id for s in real_book().syndromes))
    told = syndrome_words(all_ten, Names(real_book()))
    assert len(told) == TEN
    for one in told:
        assert one.name
        assert one.onset
        assert [head for head, text in one.lines if text] == ["Looks like", "Do", "Afterwards"]


def test_hives_with_a_wheeze_make_one_think_of_anaphylaxis_and_of_what_comes_first():
    _, guidance = guided()
    told = next(s for s in syndrome_words(guidance, Names(real_book())) if s.name == "Anaphylaxis")
    does = dict(told.lines)["Do"]
    assert does.startswith("STOP. Epinephrine IM into outer thigh without delay, per standing order. Call emergency")
    assert dict(told.lines)["Looks like"].startswith("Hives")


def test_whom_to_call_stands_with_the_numbers_of_the_settings():
    infusion, _ = guided()
    book = panel_book(
        real_book(), str, emergency_number="112", prescriber_line="555 0100", pharmacist="R. Ito 555 0101"
    )
    assert calls(infusion, book) == (
        ("Emergency", "112"),
        ("Prescriber", f"{infusion.order.prescriber} 555 0100".strip()),
        ("Pharmacist", "R. Ito 555 0101"),
    )


def test_a_number_that_nobody_wrote_down_is_said():
    infusion, _ = guided()
    unnamed = replace(infusion, order=replace(infusion.order, prescriber=""))
    assert {number for _, number in calls(unnamed, panel_book(real_book(), str))} == {"no number in the settings"}
