"""Makes the chart's keys, wraps them by a nurse's password, and unwraps them again."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nurse_app.errors import ChartProblem, ChartTrouble
from nurse_app.records import recovery_code
from nurse_app.records.keyfile import Cost, KeyFile, Slot
from nurse_app.records.passwords import normal

_KEY = 32
_NONCE = 12
_SALT = 16


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a chart: the database's key, and apart from it the key of the files that stand witness."""

    database: bytes = field(repr=False)
    witness: bytes = field(repr=False)

    def of(self, purpose: str) -> bytes:
        """The key for one purpose (`anchor`, `mirror`, `slots`), drawn from the witness key."""
        return hmac.new(self.witness, f"vigil {purpose}".encode("ascii"), sha256).digest()


def new_keys() -> Keys:
    """Keys for a new chart."""
    return Keys(secrets.token_bytes(_KEY), secrets.token_bytes(_KEY))


def make_slot(keyfile: KeyFile, nurse: str, password: str, keys: Keys) -> Slot:
    """A slot from which this password unwraps the keys; takes about 0.4 s."""
    salt = secrets.token_bytes(_SALT)
    wrapping = AESGCM(_from_password(keyfile.cost, salt, password))

    def wrap(key: bytes, what: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + wrapping.encrypt(nonce, key, _bound(keyfile, nurse, salt, what))

    return Slot(nurse, salt, wrap(keys.database, "database"), wrap(keys.witness, "anchor"))


def open_slot(keyfile: KeyFile, slot: Slot, password: str) -> Keys:
    """Unwrap the keys; takes about 0.4 s.

    Raises:
        ChartTrouble: WRONG_PASSWORD; DAMAGED when the file asks for a
            cheaper derivation than this program ever makes.
    """
    if not keyfile.cost.fair:
        raise ChartTrouble(ChartProblem.DAMAGED, file="keys", what="key-cost", rebuild="no")
    wrapping = AESGCM(_from_password(keyfile.cost, slot.salt, password))

    def unwrap(wrapped: bytes, what: str) -> bytes:
        return wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _bound(keyfile, slot.nurse, slot.salt, what))

    try:
        return Keys(unwrap(slot.database, "database"), unwrap(slot.anchor, "anchor"))
    except (InvalidTag, ValueError) as wrong:
        raise ChartTrouble(ChartProblem.WRONG_PASSWORD, nurse=slot.nurse) from wrong


def unlock(found: tuple[KeyFile, ...], nurse: str, password: str) -> tuple[Keys, KeyFile]:
    """The keys by this nurse's password, and the key file they came from: the newest of those found that is sound.

    An older one opens only where the newer is not as the program left it: else
    one put back would open today's chart by a password of an earlier day.

    Raises:
        ChartTrouble: UNKNOWN_NURSE, WRONG_PASSWORD, or DAMAGED when the
            slots are not as the program left them.
    """
    refused: ChartTrouble | None = None
    for keyfile in found:
        try:
            keys = _unlocked(keyfile, nurse, password)
        except ChartTrouble as trouble:
            refused = refused or trouble
            continue
        if newest_sealed(found, keys) == keyfile:
            return keys, keyfile
    raise refused or ChartTrouble(ChartProblem.DAMAGED, file="keys", what="keys-damaged", rebuild="no")


def _unlocked(keyfile: KeyFile, nurse: str, password: str) -> Keys:
    for slot in keyfile.slots:
        if slot.nurse == nurse:
            keys = open_slot(keyfile, slot, password)
            if not is_sealed(keyfile, keys):
                raise ChartTrouble(ChartProblem.DAMAGED, file="keys", what="keys-altered", rebuild="no")
            return keys
    raise ChartTrouble(ChartProblem.UNKNOWN_NURSE, nurse=nurse)


def unlock_by_any(found: tuple[KeyFile, ...], password: str) -> tuple[Keys, KeyFile] | None:
    """The keys by whichever nurse's password this is, and the key file they came from; None when it is nobody's.

    As `unlock`; where no key file is as the program left it, one that opens all the same, for a check to say so.
    """
    for keyfile in found:
        for slot in keyfile.slots:
            try:
                keys = open_slot(keyfile, slot, password)
            except ChartTrouble:
                continue
            if newest_sealed(found, keys) in (keyfile, None):
                return keys, keyfile
    return None


def newest_sealed(found: tuple[KeyFile, ...], keys: Keys) -> KeyFile | None:
    """The newest of those found, newer first, that is as the program left it."""
    return next((keyfile for keyfile in found if is_sealed(keyfile, keys)), None)


def unlock_by_recovery(found: tuple[KeyFile, ...], code: str) -> tuple[Keys, KeyFile]:
    """The keys by the recovery key as written on paper, and the key file they came from; takes about 0.4 s.

    Raises:
        ChartTrouble: NO_RECOVERY_KEY, WRONG_RECOVERY_KEY (with the `group`
            that was mistyped, where that can be told), or DAMAGED.
    """
    meant = recovery_code.read(code)
    refused = ChartTrouble(ChartProblem.NO_RECOVERY_KEY)
    for keyfile in found:
        if keyfile.recovery is None:
            continue
        try:
            keys = open_slot(keyfile, keyfile.recovery, meant)
        except ChartTrouble as wrong:
            damaged = wrong.problem is ChartProblem.DAMAGED
            refused = wrong if damaged else ChartTrouble(ChartProblem.WRONG_RECOVERY_KEY)
            continue
        if newest_sealed(found, keys) == keyfile:
            return keys, keyfile
        if is_sealed(keyfile, keys):
            # Of an earlier day, and the newer one has another, or none.
            continue
        refused = ChartTrouble(ChartProblem.DAMAGED, file="keys", what="keys-altered", rebuild="no")
    raise refused


def sealed(keyfile: KeyFile, keys: Keys) -> KeyFile:
    """The key file with its seal, so that a slot added or taken away by others is seen."""
    return replace(keyfile, seal=_seal(keyfile, keys))


def is_sealed(keyfile: KeyFile, keys: Keys) -> bool:
    """Whether the slots are as the program left them."""
    return hmac.compare_digest(keyfile.seal, _seal(keyfile, keys))


def _seal(keyfile: KeyFile, keys: Keys) -> str:
    return hmac.new(keys.of("slots"), json.dumps(keyfile.body()).encode("ascii"), sha256).hexdigest()


def _from_password(cost: Cost, salt: bytes, password: str) -> bytes:
    work = Argon2id(salt=salt, length=_KEY, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return work.derive(normal(password))


def _bound(keyfile: KeyFile, nurse: str, salt: bytes, what: str) -> bytes:
    """What is authenticated with a wrapped key: whose, where, and how dear the password's derivation was."""
    cost = keyfile.cost
    bound = ["vigil", keyfile.chart.hex(), cost.memory_kib, cost.passes, cost.lanes, nurse, salt.hex(), what]
    return json.dumps(bound).encode("ascii")
