"""The chart's own signing key, and a clinic's certificate in its place: made, taken in, kept wrapped in the chart.

A private key lies in the encrypted chart, and there wrapped once more by a
key drawn from the witness key: who holds the database's key alone cannot sign.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from nurse_app.errors import Fault, FileFaults
from nurse_app.records.charts import SqlCharts

OWN, CLINIC = "signing_own", "signing_clinic"
PURPOSE = "signing"
LASTS = timedelta(days=3650)
LARGEST_FILE = 100_000
LEAST_RSA_BITS = 2048
_NONCE = 12
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A certificate and its private key (DER, PKCS#8), whose it is, and from when to when it holds."""

    name: str
    since: datetime
    until: datetime
    certificate: bytes
    key: bytes = field(repr=False)
    own: bool = True

    def holds(self, now: datetime) -> bool:
        """Whether it may sign now (at both ends it may)."""
        return self.since <= now <= self.until


def new_key(name: str, now: datetime) -> SigningKey:
    """A new key on P-256 with a certificate that it signs itself, for ten years."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:_LONGEST_NAME])])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # The wall clock may be set back a little between set-up and the first signature.
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _key_of(certificate, key, own=True)


def from_pkcs12(content: bytes, password: str, now: datetime) -> SigningKey:
    """A clinic's certificate with its key, out of a PKCS#12 file (`.p12`, `.pfx`).

    Raises:
        FileFaults: one fault: too large, not such a file or another password,
            no key or no certificate in it, a key of a kind that is not used
            here, a certificate that does not hold now, that is not the key's,
            or that may not sign. Whoever issued the file can mend it.
    """
    if len(content) > LARGEST_FILE:
        raise _refused("too-large")
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, password.encode("utf-8"))
    except (ValueError, TypeError) as wrong:
        raise _refused("not-pkcs12") from wrong
    if key is None or certificate is None:
        raise _refused("key-or-certificate-missing")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise _refused("key-kind")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < LEAST_RSA_BITS:
        raise _refused("key-short", bits=str(key.key_size))
    if key.public_key() != certificate.public_key():
        raise _refused("not-its-key")
    made = _key_of(certificate, key, own=False)
    if not made.holds(now):
        raise _refused("not-in-force", since=made.since.date().isoformat(), until=made.until.date().isoformat())
    if not _may_sign(certificate):
        raise _refused("may-not-sign")
    return made


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _key_of(
    certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, *, own: bool
) -> SigningKey:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return SigningKey(
        str(names[0].value) if names else certificate.subject.rfc4514_string(),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        certificate.public_bytes(Encoding.DER),
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        own,
    )


# In the chart


def keep(charts: SqlCharts, wrapping: bytes, key: SigningKey, author: str, now: datetime) -> None:
    """Keep a key in the chart, wrapped; who and when is kept with it. A clinic's takes the place of the one before.

    Raises:
        ChartTrouble: it could not be kept.
    """
    nonce = secrets.token_bytes(_NONCE)
    wrapped = nonce + AESGCM(wrapping).encrypt(nonce, key.key, key.certificate)
    told = {"certificate": b64encode(key.certificate).decode(), "key": b64encode(wrapped).decode()}
    charts.save_settings({OWN if key.own else CLINIC: json.dumps(told, sort_keys=True)}, author, now)


def forget_clinic(charts: SqlCharts, author: str, now: datetime) -> None:
    """Sign with the chart's own key again; the clinic's certificate is no longer used."""
    charts.save_settings({CLINIC: ""}, author, now)


def kept(kept_settings: Mapping[str, str], wrapping: bytes) -> tuple[SigningKey, ...]:
    """The keys in the chart, the clinic's first; one that cannot be read is left out."""
    found = (_read(kept_settings.get(name, ""), wrapping, own=name == OWN) for name in (CLINIC, OWN))
    return tuple(key for key in found if key is not None)


def _read(text: str, wrapping: bytes, *, own: bool) -> SigningKey | None:
    try:
        told: dict[str, Any] = json.loads(text)
        certificate, wrapped = (b64decode(told[name], validate=True) for name in ("certificate", "key"))
        der = AESGCM(wrapping).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], certificate)
        key = load_der_private_key(der, None)
    except (ValueError, KeyError, TypeError, InvalidTag):
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        return None
    return _key_of(x509.load_der_x509_certificate(certificate), key, own=own)


def key_for(charts: SqlCharts, wrapping: bytes, name: str, author: str, now: datetime) -> SigningKey:
    """The key that signs now: the clinic's while it holds, else the chart's own, made and kept when there is none.

    Raises:
        ChartTrouble: a new key could not be kept.
    """
    for key in kept(charts.settings(), wrapping):
        if key.holds(now):
            return key
    made = new_key(name, now)
    keep(charts, wrapping, made, author, now)
    return made


def _refused(code: str, **facts: str) -> FileFaults:
    return FileFaults((Fault("", f"certificate-{code}", facts),))
