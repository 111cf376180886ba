"""A clinic's certificate with its key in a PKCS#12 file, sound or with one thing wrong."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
EC = ec.generate_private_key(ec.SECP256R1())


def pkcs12_of(key=EC, since=NOW - YEAR, until=NOW + YEAR, signs=True):
    """A clinic's file, its password "clinic"."""
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Riverside Clinic")])
    certificate = (
        x509.CertificateBuilder(whose, whose, key.public_key(), 7, since, until)
        .add_extension(x509.KeyUsage(signs, signs, True, False, False, False, False, False, False), critical=True)
        .sign(EC, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, BestAvailableEncryption(b"clinic"))
