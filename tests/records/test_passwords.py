"""A new password that is guessed first is refused, with the reason."""

import pytest

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.machine.resources import guessed_passwords
from nurse_app.records.passwords import normal, refuse_weak

GUESSED = guessed_passwords()


@pytest.mark.parametrize(
    "password",
    [
        "seven grey herons wade",
        "Kupfer-Zange-Moor-9",
        "dreizehn nasse dackel",
        "x7Kq9Lm2Rt5W",
        "a8#3k9!2w4x7",
        "ünter-wässern",
    ],
)
def test_a_good_one_is_taken(password):
    refuse_weak(password, "Ines Duarte", GUESSED)


@pytest.mark.parametrize(("password", "why"), [("zebra-kilt9", "short"), ("", "short"), ("zebra-kilt97", None)])
def test_twelve_characters_are_enough_and_eleven_are_not(password, why):
    if why is None:
        refuse_weak(password, "Ines Duarte", GUESSED)
        return
    assert _why(password) == why


@pytest.mark.parametrize(
    "password", ["aaaaaaaaaaaa", "abababababab", "xyz!xyz!xyz!x", "121212121212", "kkkkmmmmkkkkmmmm"]
)
def test_one_that_repeats_itself_is_refused(password):
    assert _why(password) == "repeated"


@pytest.mark.parametrize(
    "password",
    [
        "Password1234",
        "P@ssw0rd12345",
        "p4ssw0rd2026!",
        "letmeinletmein7",
        "iloveyou123456",
        "Nurse-Hospital-1",
        "qwertyuiop[]12",
        "1qaz2wsx3edc",
        "q1w2e3r4t5y6",
        "123456789012",
        "1234 5678 9012",
        "summer2024summer",
        "InesDuarte2026",
        "duarte-duarte-5",
        "football!football",
        "zyxwvutsrqpo",
    ],
)
def test_one_that_is_tried_first_is_refused(password):
    assert _why(password) == "common"


def test_the_same_letters_from_two_keyboards_are_the_same_password():
    assert normal("u\u0308ber dem Meer 9") == normal("\u00fcber dem Meer 9")


def _why(password):
    with pytest.raises(ChartTrouble) as refused:
        refuse_weak(password, "Ines Duarte", GUESSED)
    assert refused.value.problem is ChartProblem.WEAK_PASSWORD
    assert password not in str(refused.value.facts) or not password
    return refused.value.facts["why"]
