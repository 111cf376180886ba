"""The text of a scanned container: lot, expiry and serial, however the scanner types it."""

from datetime import date

import pytest

from nurse_app.machine.scanner import Code, read_code

WHOLE = Code("00301445000014", "P100", date(2027, 5, 31), "S1")


@pytest.mark.parametrize(
    "text",
    [
        "]d2010030144500001417270531" + "10P100\x1d21S1",
        "010030144500001417270531" + "10P100\x1d21S1",
        "\x1d010030144500001417270531" + "10P100\x1d21S1\x1d",
        "(01)00301445000014(17)270531(10)P100(21)S1",
        "]d2010030144500001410P100\x1d17270531" + "21S1",
    ],
    ids=["with-kind", "plain", "with-separators", "in-brackets", "in-another-order"],
)
def test_a_code_is_read_however_it_is_typed(text):
    assert read_code(text) == WHOLE


def test_an_expiry_without_a_day_is_the_last_of_the_month():
    code = read_code("17270200" + "10P100")
    assert code is not None
    assert code.expiry == date(2027, 2, 28)


def test_a_wrong_check_digit_is_no_number_of_an_article():
    code = read_code("010030144500001217270531" + "10P100")
    assert code == Code("", "P100", date(2027, 5, 31), "")


@pytest.mark.parametrize(
    "text", ["", "hello", "]", "]d2", "]zz", "4006381333931", "(01)", "()", "(99)x", "17279931", "P100"]
)
def test_what_is_no_code_of_a_container_is_not_read(text):
    assert read_code(text) is None
