"""The recovery key as written on paper: every slip of one character shows, and so does every swap."""

import re

import pytest

from nurse_app.errors import ChartTrouble
from nurse_app.records import recovery_code as code

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
WORKED = "00001-00002-00003-00004-00005-00006-00007-00008"
"""Nothing but noughts: each check character is the group's own number."""


def _group(typed):
    with pytest.raises(ChartTrouble) as refused:
        code.read(typed)
    return refused.value.facts.get("group", "")


def test_a_key_is_eight_groups_of_five_and_never_the_same():
    first, second = code.new(), code.new()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", first)
    assert first != second
    assert code.read(first) == first


def test_noughts_check_to_the_number_of_their_group():
    assert code.read(WORKED) == WORKED


@pytest.mark.parametrize(
    "typed",
    [WORKED.replace("-", ""), WORKED.replace("-", " "), WORKED.lower(), WORKED.replace("0", "O"), f"  {WORKED}\n"],
)
def test_spaces_small_letters_and_an_o_for_a_nought_are_no_fault(typed):
    assert code.read(typed) == WORKED


def test_an_i_and_an_l_are_ones():
    assert code.read(WORKED.replace("1", "I")) == code.read(WORKED.replace("1", "l")) == WORKED


def test_every_slip_of_one_character_is_told_with_its_group():
    key = code.new()
    for place, letter in enumerate(key):
        if letter == "-":
            continue
        for other in LETTERS:
            if other != letter:
                assert _group(key[:place] + other + key[place + 1 :]) == str(place // 6 + 1)


def test_every_swap_of_two_in_a_group_and_of_two_groups_is_told():
    key = code.new()
    groups = key.split("-")
    for number, group in enumerate(groups):
        for one in range(5):
            for two in range(one + 1, 5):
                if group[one] != group[two]:
                    swapped = list(group)
                    swapped[one], swapped[two] = swapped[two], swapped[one]
                    assert _group("-".join([*groups[:number], "".join(swapped), *groups[number + 1 :]])) == str(
                        number + 1
                    )
    for number in range(7):
        turned = [*groups]
        turned[number], turned[number + 1] = turned[number + 1], turned[number]
        assert _group("-".join(turned)) == str(number + 1)


@pytest.mark.parametrize("typed", ["", "00001", WORKED[:-1], WORKED + "0", WORKED + "-00009"])
def test_too_few_or_too_many_characters_name_no_group(typed):
    assert _group(typed) == ""


@pytest.mark.parametrize("odd", ["U", "!", "é", "٣"])
def test_what_is_no_character_of_a_key_is_told_with_its_group(odd):
    assert _group(WORKED[:6] + odd + WORKED[7:]) == "2"
