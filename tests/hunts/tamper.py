"""Hunts for a change that passes unseen, made by someone who holds the database's key.

    python tests/hunts/tamper.py [COUNT] [--control]

In the main file an entry or a setting is edited, taken out, put in or moved,
the end is cut off, or an old copy is put back; every other time the chain is
made to fit again. In the journal (the mirror) a record is spelt anew, taken
out, put in again or moved, the end is cut off, or an old copy is put back. A
third of the times it is the one, a third the other, a third both: where the
deed is the same, the two are made to tell the same. The check must say
altered, and name the first bad entry where there is one. `--control` trusts
the chain in the database alone, which must be caught passing what was chained
anew.
"""

import json
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.records import mirror
from nurse_app.records.chain import What, head_after
from nurse_app.records.copies import read_database
from nurse_app.records.fileset import FileSet
from nurse_app.records.keeping import READ_LINKS
from tests.hunts import ground

MAIN, MIRROR = "clinic.vigil", "clinic.vigil-mirror"
OLD_COPIES = 0.1


def _edit(database, place, _):
    (payload,) = database.execute("SELECT payload FROM entry WHERE position = ?", (place,)).fetchone()
    words = json.loads(payload)
    words["author"] += "x"
    spelt = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    database.execute("UPDATE entry SET payload = ?, author = ? WHERE position = ?", (spelt, words["author"], place))
    return place


def _edit_setting(database, *_):
    database.execute("UPDATE setting SET payload = replace(payload, 'dark', 'pale')")
    return ground.KEPT + 1


def _take_out(database, place, last):
    database.execute("DELETE FROM entry WHERE position = ?", (place,))
    for later in range(place + 1, last + 1):
        for table in ("entry", "setting"):
            database.execute(f"UPDATE {table} SET position = ? WHERE position = ?", (later - 1, later))  # noqa: S608 - ours
    return place


def _put_in(database, place, last):
    for later in range(last, place - 1, -1):
        for table in ("entry", "setting"):
            database.execute(f"UPDATE {table} SET position = ? WHERE position = ?", (later + 1, later))  # noqa: S608 - ours
    (payload,) = database.execute("SELECT payload FROM entry WHERE position = 1").fetchone()
    forged = json.dumps(json.loads(payload) | {"id": "forged"}, sort_keys=True, separators=(",", ":"))
    database.execute(
        "INSERT INTO entry SELECT ?, 'forged', infusion, kind, happened, recorded, author, ?, head "
        "FROM entry WHERE position = 1",
        (place, forged),
    )
    return place


def _move(database, place, last):
    other = place + 1 if place < ground.KEPT else place - 1
    for was, becomes in ((place, last + 9), (other, place), (last + 9, other)):
        database.execute("UPDATE entry SET position = ? WHERE position = ?", (becomes, was))
    return min(place, other)


def _cut(database, place, _):
    database.execute("DELETE FROM setting WHERE position >= ?", (place,))
    database.execute("DELETE FROM entry WHERE position >= ?", (place,))
    return place


def _add(database, _, last):
    _put_in(database, last + 1, last)
    return ground.KEPT + 1


DEEDS = (_edit, _edit_setting, _take_out, _put_in, _move, _cut, _add)


def _chained_anew(database):
    head = "0" * 64
    for position, word, infusion, payload, *_ in database.execute(READ_LINKS).fetchall():
        head = head_after(head, What(word), infusion, payload)
        table = "entry" if word == "entry" else "setting"
        database.execute(f"UPDATE {table} SET head = ? WHERE position = ?", (head, position))  # noqa: S608 - ours


def _in_main(field, dice, chained, place):
    """Do one thing past the triggers, and return the number of the first entry that it touches."""
    last = ground.KEPT + 1
    with closing(sqlcipher.connect(field.path, isolation_level=None)) as database:
        database.execute(f"PRAGMA key = \"x'{field.keys.database.hex()}'\"")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        touched = dice.choice(DEEDS)(database, place, last)
        if chained:
            _chained_anew(database)
        for _, sql in guards:
            database.execute(sql)
        database.execute("COMMIT")
    return touched


def _records(field):
    """The journal's records as bytes, each with the number of the first entry at or after it; first its beginning."""
    content, number = (field.path.parent / MIRROR).read_bytes(), 1
    at = mirror.first_end(field.chart).offset
    found = []
    with (field.path.parent / MIRROR).open("rb") as source:
        for record in mirror.read(source, field.keys.of("mirror"), field.chart, mirror.first_end(field.chart)):
            found.append((content[at : record.end.offset], number))
            number += sum(word == What.ENTRY for word, *_ in record.contents)
            at = record.end.offset
    return content[: mirror.first_end(field.chart).offset], found


def _forged(record, keys):
    """A record that says something else, spelt with the one key that is held."""
    hidden = AESGCM(keys.database).encrypt(record[4:16], b'{"mark":"","links":[]}'.ljust(len(record) - 32), None)
    return len(hidden + record[4:16]).to_bytes(4, "big") + record[4:16] + hidden


def _in_journal(field, dice, place):
    """Do one thing to the journal's bytes at an entry's record, and return the first entry that it touches."""
    begin, records = _records(field)
    at = next(index for index, (_, number) in enumerate(records) if number == place)
    parts = [record for record, _ in records]
    other = dice.choice([index for index in range(at + 1, len(parts)) if parts[index] != parts[at]])
    rewritten = {
        "forged": [*parts[:at], _forged(parts[at], field.keys), *parts[at + 1 :]],
        "taken out": [*parts[:at], *parts[at + 1 :]],
        "put in again": [*parts[:at], parts[other], *parts[at:]],
        "moved": [*parts[:at], parts[other], *parts[at + 1 : other], parts[at], *parts[other + 1 :]],
        "cut off": parts[:at],
    }
    (field.path.parent / MIRROR).write_bytes(begin + b"".join(dice.choice(list(rewritten.values()))))
    return place


def _back_to(field, older, names):
    """Put back an old copy of some files, and return the first entry that is missing then."""
    for name in names:
        (field.path.parent / name).write_bytes(older.before[name])
    return len(older.acknowledged) + 1


def _tamper(field, olds, dice, number):
    """Rewrite the main file, the journal or both, and return the first entry touched."""
    main, journal = (number % 3 != 1, number % 3 != 0)
    place, touched = dice.randint(2, ground.KEPT), []
    if dice.random() < OLD_COPIES:
        return _back_to(field, dice.choice(olds), [MAIN] * main + [MIRROR] * journal)
    if main:
        touched.append(_in_main(field, dice, number // 3 % 2 == 1, place))
    if journal:
        touched.append(_in_journal(field, dice, place))
    return min(touched)


def _passes_by_itself(field):
    return not read_database(FileSet.at(field.path), field.keys).faults


def hunt(count, control=False, seed=None):
    """Tamper `count` times, and return what was found."""
    dice = ground.dice(seed)
    found = {"tampered": 0, "undetected": 0, "misnamed": 0}
    with ground.workplace() as folder:
        field, olds = ground.with_old_copies(Path(folder) / "chart")
        while found["tampered"] < count:
            touched = _tamper(field, olds, dice, found["tampered"])
            found["tampered"] += 1
            if control:
                found["undetected"] += _passes_by_itself(field)
            else:
                verdict = field.verdict()
                named = [fault.entry for fault in verdict.faults if fault.entry is not None]
                found["undetected"] += verdict.exit_code != 1
                # A setting or a forged row after the last entry is at no entry.
                there = touched <= max(verdict.entries, verdict.acknowledged)
                found["misnamed"] += min(named, default=0) != (touched if there else 0)
            field.restore()
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 50, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "tamper", **found}) + "\n")
    return 1 if found["undetected"] + found["misnamed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
