"""The signing key is made once, never lies open, and gives way to a clinic's certificate while that holds."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from nurse_app.errors import FileFaults
from nurse_app.records import signing
from nurse_app.wording.certificate_text import certificate_fault, signing_line
from tests.support.pkcs12_files import NOW, YEAR, pkcs12_of


def refusal(content, password="clinic"):
    with pytest.raises(FileFaults) as caught:
        signing.from_pkcs12(content, password, NOW)
    (fault,) = caught.value.faults
    assert certificate_fault(fault)
    return fault.code


@pytest.fixture
def chart(ward):
    with ward.create(1).open() as opened:
        yield opened


def key_for(chart, now=NOW):
    return signing.key_for(chart.charts, chart.key_of(signing.PURPOSE), "Riverside, Vigil", "Ines Duarte", now)


def test_a_chart_gets_one_key_and_keeps_it(chart):
    made = key_for(chart)
    assert (made.name, made.own) == ("Riverside, Vigil", True)
    assert made.since == NOW - timedelta(days=1)
    assert made.until == NOW + timedelta(days=3650)
    assert key_for(chart, NOW + YEAR) == made


@pytest.mark.parametrize(("after", "same"), [(-1, True), (0, True), (1, False)], ids=["before", "at", "after"])
def test_a_key_that_has_run_out_is_made_anew(chart, after, same):
    made = key_for(chart)
    assert (key_for(chart, made.until + timedelta(seconds=after)) == made) is same


def test_the_private_key_lies_nowhere_in_clear_and_not_open_to_the_databases_key(ward):
    with ward.create(1).open() as chart:
        key = key_for(chart).key
        kept = str(chart.charts.settings())
        numbers = chart.charts.settings()[signing.OWN]
    secret = signing.load_der_private_key(key, None).private_numbers().private_value.to_bytes(32, "big")
    assert "certificate" in numbers
    for part in ward.path.parent.iterdir():
        assert secret not in part.read_bytes()
    for spelling in (key.hex(), signing.b64encode(key).decode(), secret.hex()):
        assert spelling not in kept


def test_with_another_witness_key_there_is_no_signing_key(chart):
    key_for(chart)
    assert signing.kept(chart.charts.settings(), bytes(32)) == ()


def test_a_clinics_certificate_takes_the_place_while_it_holds_and_can_be_put_away(chart):
    own = key_for(chart)
    clinics = signing.from_pkcs12(pkcs12_of(), "clinic", NOW)
    signing.keep(chart.charts, chart.key_of(signing.PURPOSE), clinics, "Ines Duarte", NOW)
    assert (key_for(chart), clinics.name) == (clinics, "Riverside Clinic")
    assert key_for(chart, NOW + YEAR + timedelta(days=1)) == own
    signing.forget_clinic(chart.charts, "Ines Duarte", NOW)
    assert key_for(chart) == own


def test_an_rsa_key_of_2048_bits_is_taken_too():
    taken = signing.from_pkcs12(pkcs12_of(rsa.generate_private_key(65537, 2048)), "clinic", NOW)
    assert (taken.name, taken.own) == ("Riverside Clinic", False)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: b"", "certificate-not-pkcs12"),
        (lambda: b"x" * 100_001, "certificate-too-large"),
        (lambda: pkcs12_of()[:-9], "certificate-not-pkcs12"),
        (lambda: pkcs12_of(ed25519.Ed25519PrivateKey.generate()), "certificate-key-kind"),
        (lambda: pkcs12_of(rsa.generate_private_key(65537, 1024)), "certificate-key-short"),
        (lambda: pkcs12_of(until=NOW - timedelta(seconds=1)), "certificate-not-in-force"),
        (lambda: pkcs12_of(since=NOW + timedelta(seconds=1)), "certificate-not-in-force"),
        (lambda: pkcs12_of(signs=False), "certificate-may-not-sign"),
    ],
    ids=["empty", "large", "cut", "ed25519", "short", "over", "not yet", "not for signatures"],
)
def test_a_file_that_cannot_sign_is_refused_with_the_reason(content, code):
    assert refusal(content()) == code


def test_a_key_that_is_not_the_certificates_is_refused(monkeypatch):
    _, certificate, _ = pkcs12.load_key_and_certificates(pkcs12_of(), b"clinic")
    other = ec.generate_private_key(ec.SECP256R1())
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_: (other, certificate, []))
    assert refusal(b"any") == "certificate-not-its-key"


def test_another_password_is_refused():
    assert refusal(pkcs12_of(), "Clinic") == "certificate-not-pkcs12"


def test_the_settings_say_which_certificate_signs():
    assert signing_line("Riverside, Vigil", NOW, own=True).startswith("Riverside, Vigil, until 4 Mar 2026. Made by")
    assert signing_line("Riverside Clinic", NOW, own=False) == "Riverside Clinic, until 4 Mar 2026. The clinic's own."
