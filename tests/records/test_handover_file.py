"""A session in a file for another laptop: opened by its code alone, whole or not at all."""

import random

import pytest

from nurse_app.errors import FileFaults
from nurse_app.records import handover_file, keyfile
from nurse_app.records.handover_file import Sent
from nurse_app.wording.faults import fault_sentence
from tests.support.kept_made import NAME, infusion_of

SENT = Sent("inf-1", infusion_of("inf-1", 5))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path, code = tmp_path_factory.mktemp("stick") / "vigil.handover", handover_file.new_code()
    handover_file.write(path, SENT, code)
    return path, code


def refusal(path, code):
    with pytest.raises(FileFaults) as refused:
        handover_file.read(path, code)
    (fault,) = refused.value.faults
    return fault.code, fault_sentence(fault)


def test_it_gives_back_every_entry_with_its_id_author_and_times(made):
    path, code = made
    assert handover_file.read(path, code) == SENT
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_code_typed_in_small_letters_and_without_dashes_is_the_same_code(made):
    path, code = made
    assert handover_file.read(path, code.replace("-", " ").lower()) == SENT


def test_nothing_can_be_read_in_it(made):
    content = made[0].read_bytes()
    for word in (NAME.split(",")[0], "MRN-55012", "privigen", "inf-1", "entries"):
        assert word.encode() not in content


def test_two_files_of_one_session_have_nothing_in_common(made, tmp_path):
    other = tmp_path / "b.handover"
    handover_file.write(other, SENT, made[1])
    assert made[0].read_bytes()[20:-32] != other.read_bytes()[20:-32]


def test_another_code_does_not_open_it_and_a_slip_is_named_by_its_group(made):
    path, code = made
    name = path.name
    assert refusal(path, handover_file.new_code()) == (
        "handover-code",
        f'The code does not open "{name}". Each file has a code of its own: type the one shown with it.',
    )
    slip = code[:12] + ("A" if code[12] != "A" else "B") + code[13:]
    assert refusal(path, slip)[1] == "Group 3 of the code is mistyped. Compare it with the other laptop's screen."
    assert refusal(path, code[:-1])[0] == "handover-code-length"


def test_every_flipped_bit_is_refused(made, tmp_path):
    path, code = made
    content, dice = path.read_bytes(), random.Random(3)  # noqa: S311 - only where to spoil
    spoilt = tmp_path / "spoilt.handover"
    for at in (*range(0, 48, 5), *(dice.randrange(len(content)) for _ in range(200))):
        changed = bytearray(content)
        changed[at] ^= 1 << dice.randrange(8)
        spoilt.write_bytes(changed)
        assert refusal(spoilt, code)[0] in ("handover-damaged", "handover-another"), at


@pytest.mark.parametrize("cut", [0, 8, 47, 79, -1])
def test_a_file_cut_short_is_refused(made, tmp_path, cut):
    short = tmp_path / "short.handover"
    short.write_bytes(made[0].read_bytes()[:cut])
    assert refusal(short, made[1])[0] in ("handover-damaged", "handover-another")


def test_another_file_and_none_at_all_are_told_apart(made, tmp_path):
    other = tmp_path / "letter.txt"
    other.write_text("Dear Tomas", "ascii")
    assert refusal(other, made[1]) == (
        "handover-another",
        '"letter.txt" is no session sent by Vigil. Take the file whose name ends in .handover.',
    )
    assert refusal(tmp_path / "gone.handover", made[1])[0] == "no-such-file"


def test_a_cheaper_code_is_never_asked_for(made, tmp_path, monkeypatch):
    """Planted: a file that asks for a derivation that costs nothing, with its check sum in order."""
    cheap = tmp_path / "cheap.handover"
    monkeypatch.setattr(handover_file, "Cost", lambda *given: keyfile.Cost(*(given or (8, 1, 1))))
    handover_file.write(cheap, SENT, made[1])
    monkeypatch.undo()
    assert refusal(cheap, made[1])[0] == "handover-damaged"


def test_what_a_later_vigil_wrote_says_so(made, tmp_path, monkeypatch):
    later = tmp_path / "later.handover"
    monkeypatch.setattr(handover_file, "_FORM", 2)
    handover_file.write(later, SENT, made[1])
    monkeypatch.undo()
    assert refusal(later, made[1]) == (
        "handover-newer",
        'The file "later.handover" was written by a later Vigil. Install that one here.',
    )
