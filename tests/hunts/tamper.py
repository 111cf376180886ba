"""Hunts for a change that passes unseen, made by someone who holds the database's key.

    python tests/hunts/tamper.py [COUNT] [--control]

Each time an entry or a setting is edited, taken out, put in or moved, the end
is cut off, or an old copy is put back; every other time the chain is made to
fit again. The check must say altered, and name the first bad entry where
there is one. `--control` trusts the chain in the database alone, which must
be caught passing what was chained anew.
"""

import json
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlcipher3 import dbapi2 as sqlcipher

from nurse_app.records.chain import What, head_after
from nurse_app.records.copies import read_database
from nurse_app.records.fileset import FileSet
from nurse_app.records.keeping import READ_LINKS
from tests.hunts import ground


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


DEEDS = (_edit, _edit_setting, _take_out, _put_in, _move, _cut)


def _chained_anew(database):
    head = "0" * 64
    for position, word, infusion, payload, *_ in database.execute(READ_LINKS).fetchall():
        head = head_after(head, What(word), infusion, payload)
        table = "entry" if word == "entry" else "setting"
        database.execute(f"UPDATE {table} SET head = ? WHERE position = ?", (head, position))  # noqa: S608 - ours


def _tamper(field, dice, chained):
    """Do one thing past the triggers, and return the number of the first entry that it touches."""
    last = ground.KEPT + 1
    with closing(sqlcipher.connect(field.path, isolation_level=None)) as database:
        database.execute(f"PRAGMA key = \"x'{field.keys.database.hex()}'\"")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f"DROP TRIGGER {name}")
        touched = dice.choice(DEEDS)(database, dice.randint(2, ground.KEPT), last)
        if chained:
            _chained_anew(database)
        for _, sql in guards:
            database.execute(sql)
        database.execute("COMMIT")
    return touched


def _passes_by_itself(field):
    return not read_database(FileSet.at(field.path), field.keys).faults


def hunt(count, control=False, seed=None):
    """Tamper `count` times, and return what was found."""
    dice = ground.dice(seed)
    found = {"tampered": 0, "undetected": 0, "misnamed": 0}
    with tempfile.TemporaryDirectory(prefix="vigil-hunt-") as folder:
        field = ground.closed(Path(folder) / "chart")
        while found["tampered"] < count:
            touched = _tamper(field, dice, chained=found["tampered"] % 2 == 1)
            found["tampered"] += 1
            if control:
                found["undetected"] += _passes_by_itself(field)
            else:
                verdict = field.verdict()
                named = [fault.entry for fault in verdict.faults if fault.entry is not None]
                found["undetected"] += verdict.exit_code != 1
                found["misnamed"] += named[:1] != [touched]
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
