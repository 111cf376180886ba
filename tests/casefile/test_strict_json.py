"""A file is read as it is written or refused: size, depth, encoding, numbers, repeated keys."""

import time
from contextlib import suppress

import pytest

from nurse_app.casefile.strict_json import DEEPEST, LARGEST, MOST_PARTS, Members, Number, parse
from nurse_app.errors import FileFaults


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(FileFaults) as raised:
        parse(content)
    (fault,) = raised.value.faults
    return fault.place, fault.code


def test_numbers_are_kept_as_they_are_written():
    assert parse(b'{"a": 72.50, "b": 1e309, "c": NaN, "d": -Infinity}') == Members(
        (("a", Number("72.50")), ("b", Number("1e309")), ("c", Number("NaN")), ("d", Number("-Infinity")))
    )


def test_a_key_that_comes_twice_is_not_lost():
    assert parse(b'{"a": "1", "a": "2"}') == Members((("a", "1"), ("a", "2")))


def test_a_byte_order_mark_is_passed_over():
    assert parse(b'\xef\xbb\xbf{"a": true}') == Members((("a", True),))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", ("line 1, column 1", "not-json")),
        (b"{'a': 1}", ("line 1, column 2", "not-json")),
        (b'{"a": 1,}', ("line 1, column 9", "not-json")),
        (b'{\n"a" 1}', ("line 2, column 5", "not-json")),
        (b'{"a": 1} {"b": 2}', ("line 1, column 10", "not-json")),
        (b'{"a": "\n"}', ("line 1, column 8", "not-json")),
        (b"[1]", ("", "not-an-object")),
        (b'"text"', ("", "not-an-object")),
        (b'{"a": "\xff"}', ("byte 8", "not-utf-8")),
        ('{"a": 1}'.encode("utf-16"), ("byte 1", "not-utf-8")),
    ],
)
def test_what_is_not_one_json_object_is_refused_with_its_place(content, fault):
    assert refused(content) == fault


@pytest.mark.parametrize(("depth", "taken"), [(DEEPEST - 1, True), (DEEPEST, True), (DEEPEST + 1, False)])
def test_brackets_may_lie_so_deep_and_no_deeper(depth, taken):
    content = b'{"a": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"
    if taken:
        assert isinstance(parse(content), Members)
    else:
        assert refused(content) == ("", "too-deep")


def test_brackets_inside_of_text_do_not_count():
    assert parse(b'{"a": "' + b"[" * 1000 + b'\\"["}') == Members((("a", "[" * 1000 + '"['),))


@pytest.mark.parametrize(("size", "taken"), [(LARGEST, True), (LARGEST + 1, False)])
def test_a_file_may_be_so_large_and_no_larger(size, taken):
    content = b'{"a": true' + b" " * (size - 11) + b"}"
    assert len(content) == size
    if taken:
        assert isinstance(parse(content), Members)
    else:
        assert refused(content) == ("", "file-too-large")


@pytest.mark.parametrize(("parts", "taken"), [(MOST_PARTS - 1, True), (MOST_PARTS, True), (MOST_PARTS + 1, False)])
def test_a_file_may_hold_so_many_values_and_no_more(parts, taken):
    # The object and its list are two, the commas inside of a text none.
    content = b'{"a": ["' + b"," * 100_000 + b'"' + b",1" * (parts - 2) + b"]}"
    if taken:
        assert isinstance(parse(content), Members)
    else:
        assert refused(content) == ("", "too-many-parts")


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 10_000_000,
        b"[" * 1_999_000,
        b'{"a":' * 390_000,
        b"[]," * 660_000,
        b'{"a": [' + b"{}," * 650_000 + b"{}]}",
        b'"' * 1_999_000,
        b'"' + b'\\"' * 990_000,
        b'"' + b'\\"' * 990_000 + b"\\",
        b'{"a": ' + b"9" * 1_900_000 + b"}",
        b'{"a": "' + b"x" * 1_900_000 + b'"}',
    ],
    ids=["ten-mb", "deep", "nested", "flat", "objects", "quotes", "escaped", "dangling", "digits", "text"],
)
def test_an_unkind_file_is_dealt_with_in_under_a_second(content):
    started = time.perf_counter()
    with suppress(FileFaults):
        parse(content)
    assert time.perf_counter() - started < 1
