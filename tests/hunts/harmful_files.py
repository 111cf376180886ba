"""Files made to harm whoever reads them, each with what it is, and changes to a sound file's text at random."""

import json

from tests.support.cases import case, do, vitals
from tests.support.order_files import ABSENT, changed, worked_example

ORDER = worked_example()
CASE = case(
    do("00:00", "start"),
    vitals("00:15"),
    do("00:20", "reaction", signs=[{"id": "headache", "grade": "mild"}]),
    do("00:21", "choose", option=1),
    do("00:30", "resolved", reaction=3),
    do("00:40", "note", text="eats"),
)
UNITS = ("mL/h", "mg/kg/min", "mL/kg/h", "gtt/min", "mL/min", "kg", "lb", "g/kg", "mg/h", "%")
# Right-to-left marks, no characters, a part of one, line ends, a formula, a path, entities, an escape for terminals.
ODD_TEXTS = (
    *("\u202e", "\u2066", "\ufeff", "\u0000", "\ud800", "\u2028", "\r\n", "\u0661\u0662", "72\u00a05", "\uff17\uff12"),
    *(
        "=1+1",
        "@SUM(A1)",
        "../../etc/passwd",
        "C:\\\\x",
        "file:///etc/passwd",
        "\\\\\\\\host\\\\share",
        "%s%s%n",
        "${x}",
    ),
    *("<!ENTITY a 'b'>", "\u001b[2J", "'; DROP TABLE entry; --", "72 lb", "154lb", "70kg", "1/3", "0x46", "--70"),
)
ODD_NUMBERS = (
    *("NaN", "Infinity", "-Infinity", "1e309", "-1e309", "1e-400", "00070", "7.", ".7", "+7", "0x10", "1_000"),
    *("9" * 400, "1e999999999", "-0", "7e1", "2147483648", "18446744073709551616"),
)


def _spelt(whole):
    return json.dumps(whole).encode()


def _with_token(token, place="WEIGHT", whole=None):
    """A file in which a value is a token that JSON does not know, or knows too well."""
    base = changed("patient.weight_kg", place, whole or ORDER)
    return _spelt(base).replace(json.dumps(place).encode(), token.encode("utf-8", "surrogatepass"))


def _bombs():
    deep = 100_000
    return {
        "depth of lists": b"[" * deep,
        "depth of objects": b'{"a":' * deep,
        "depth closed": b"[" * deep + b"]" * deep,
        "depth within the order": _with_token("[" * 5000 + "]" * 5000),
        "many lists": b'{"patient":[' + b"[]," * 300_000 + b"[]]}",
        "many keys": b"{" + b",".join(b'"k%d":1' % n for n in range(100_000)) + b"}",
        "too large": b" " * 2_000_001,
        "large and well": _spelt(ORDER) + b" " * 1_900_000,
        "one long text": _with_token(json.dumps("x" * 1_500_000)),
        "one long key": b'{"' + b"k" * 1_500_000 + b'":1}',
        "one long number": _with_token("9" * 1_500_000),
        "many backslashes": b'{"a":"' + b"\\" * 1_500_000,
        "many quotes": b'"' * 1_500_000,
        "many escapes": _with_token('"' + "\\u0041" * 250_000 + '"'),
        "five thousand notes": _spelt(
            CASE | {"entries": [do("00:00", "start"), *[do("00:01", "note", text="x")] * 5000]}
        ),
        "ten thousand notes": _spelt(
            CASE | {"entries": [do("00:00", "start"), *[do("00:01", "note", text="x")] * 9999]}
        ),
        "ten thousand steps": _spelt(
            changed("order.titration", {"unit": "mL/h", "steps": [{"rate": "30", "for_min": 1}] * 10_000})
        ),
    }


def _spellings():
    whole = _spelt(ORDER)
    return {
        "nothing": b"",
        "null": b"null",
        "a list": b"[]",
        "two objects": whole + whole,
        "cut in the middle": whole[: len(whole) // 2],
        "a trailing comma": whole[:-1] + b",}",
        "a comment": b"/* order */" + whole,
        "single quotes": whole.replace(b'"', b"'"),
        "utf-16": whole.decode().encode("utf-16"),
        "latin-1": _spelt(ORDER).replace(b"privigen", b"privig\xe9n"),
        "a lone byte": b"\xff",
        "a zip": b"PK\x03\x04" + bytes(200),
        "a pickle": b"\x80\x04\x95" + b"cos\nsystem\n(S'true'\ntR.",
        "yaml": b"patient:\n  weight_kg: !!python/object/apply:os.system ['true']\n",
        "xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "a key twice": whole.replace(b'"patient":', b'"patient": {"weight_kg": "7"}, "patient":', 1),
        "a dose twice": whole.replace(b'"g_per_kg":', b'"g_per_kg": "9", "g_per_kg":', 1),
        "a key of its class": whole.replace(b'"patient":', b'"__class__": "x", "patient":', 1),
    }


def _meanings():
    steps = [{"rate": "30", "for_min": 30}, {"rate": "60"}]
    return {
        "pounds": _spelt(changed("patient.weight_lb", "154", changed("patient.weight_kg", ABSENT))),
        "pounds beside kilograms": _spelt(changed("patient.weight_lb", "154")),
        "grams as kilograms": _spelt(changed("patient.weight_kg", "70000")),
        "dose in milligrams": _spelt(changed("order.dose", {"mg": "70000"})),
        "dose ten times": _spelt(changed("order.dose.g_per_kg", "10")),
        "unit swapped": _spelt(changed("order.titration", {"unit": "mg/kg/min", "steps": steps})),
        "unit of nothing": _spelt(changed("order.titration", {"unit": "cc/hr", "steps": steps})),
        "maximum in drops": _spelt(changed("order.maximum_rate", {"value": "300", "unit": "gtt/min"})),
        "days beyond count": _spelt(changed("order.dose.days", 10**30)),
        "day zero": _spelt(changed("order.dose.day", 0)),
        "born in the future": _spelt(changed("patient.birth_date", "9999-12-31")),
        "born on no day": _spelt(changed("patient.birth_date", "2023-02-29")),
        "a path as product": _spelt(changed("order.product", "../../../etc/passwd")),
        "an entry in the past": _spelt(CASE | {"entries": [do("-99:59", "start")]}),
        "an entry of no kind": _spelt(CASE | {"entries": [do("00:00", "__import__")]}),
        "amends itself": _spelt(CASE | {"entries": [do("00:00", "start"), do("00:01", "amend", entry=2, reason="r")]}),
    }


def crafted():
    """Each file made to harm, by what it is."""
    odd = {f"number {token[:20]}": _with_token(token) for token in ODD_NUMBERS}
    odd |= {f"text {n}": _spelt(changed("patient.weight_kg", text)) for n, text in enumerate(ODD_TEXTS)}
    odd |= {f"name {n}": _spelt(changed("patient.name", text)) for n, text in enumerate(ODD_TEXTS[:10])}
    return _bombs() | _spellings() | _meanings() | odd


def harmed(content, dice):
    """The same file with one more thing wrong in its text."""
    try:
        text = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content
    at = dice.randrange(len(text) + 1)
    match dice.randrange(8):
        case 0:
            text = text[:at] + dice.choice(ODD_TEXTS) + text[at:]
        case 1:
            text = text.replace(f'"{dice.choice(UNITS)}"', f'"{dice.choice(UNITS)}"')
        case 2:
            text = text.replace('"weight_kg"', dice.choice(['"weight_lb"', '"weight"', '"weight_g"']), 1)
        case 3:
            text = _number_for_a_value(text, dice)
        case 4:
            text = text[:at] + "[" * dice.choice([1, 33, 500]) + text[at:]
        case 5:
            text = text[:at]
        case 6:
            text = text[:at] + chr(dice.choice([0, 9, 10, 34, 44, 58, 92, 0x202E, 0xFEFF, 0x1F600])) + text[at + 1 :]
        case _:
            return content
    return text.encode("utf-8", "surrogatepass")


def _number_for_a_value(text, dice):
    """A token in place of what stands after a colon."""
    places = [n for n, sign in enumerate(text) if sign == ":"]
    if not places:
        return text
    at = dice.choice(places) + 1
    end = min(n for n in (text.find(",", at), text.find("}", at), len(text)) if n >= 0)
    return f"{text[:at]} {dice.choice(ODD_NUMBERS)}{text[end:]}"
