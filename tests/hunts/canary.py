"""Hunts for patients' words outside the encrypted files, and for a window that speaks to a network.

    python tests/hunts/canary.py [COUNT] [--control|--control=log]

COUNT words that stand nowhere else (names, record numbers, prescribers, notes,
settings, right and wrong passwords, what a refused file and an error quote) go
through one session in the real window: orders, notes, copying, a report, files
refused, errors in a slot, in the worker and in the database, the lock, a
sudden end with a note half typed. Then everything the session wrote (home,
temporary folders, logs, settings, standard error, the clipboard, names of
files) is searched for each word in six encodings: 0 outside the report that
was asked for. The session's calls are watched, by `strace` where that is
permitted, else by Python's own hooks: no connection but on this computer, no
other program, no file opened for writing outside its own folders. `--control`
lets the database show what it refuses, `--control=log` writes a name into the
log: each must be caught.
"""

import base64
import json
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from time import time
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hunts import ground

BAD = ("hits", "connects", "programs", "written_elsewhere", "broke")
PLACES = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108 - looked at, not written to
LARGEST, DEEPEST = 50_000_000, 2
# matplotlib asks the system for its fonts the first time in a new home; no patient's word goes there.
ASKED_FOR_FONTS = ("fc-list",)
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_OPENED = re.compile(r'openat\([^"]*"([^"]*)", ([A-Z_|]*)')
_BEGUN = re.compile(r'execve\("([^"]*)".* = 0$')
_OURS = ("/dev/null", "/dev/tty", "/proc/", "/dev/dri", "/dev/snd")


def words_for(count, dice):
    """Words that stand nowhere else, each with a letter that encodings spell apart."""
    words = ["Qü" + "".join(dice.choice(LETTERS) for _ in range(9)) for _ in range(count)]
    # Two are typed key by key, which the test's keyboard can do in plain letters only.
    words[6:8] = [word.replace("ü", "u") for word in words[6:8]]
    return words


def spellings(word):
    """A word as six encodings would leave it in a file."""
    plain = word.encode()
    # In base64 a word has three spellings, by where it stands; its inner part is what all of a spelling share.
    sixty_four = (base64.b64encode(bytes(shift) + plain)[4:-4] for shift in range(3))
    return {
        "utf-8": (plain,),
        "utf-16": (word.encode("utf-16-le"), word.encode("utf-16-be")),
        "hex": (plain.hex().encode(), plain.hex().upper().encode()),
        "base64": tuple(sixty_four),
        "url": (quote(word).encode(), quote(word).lower().encode()),
        "json": (json.dumps(word)[1:-1].encode(),),
    }


def hits_in(content, table):
    """Which words are spelt in some bytes, and how."""
    return [
        (word, how) for word, ways in table.items() for how, forms in ways.items() if any(f in content for f in forms)
    ]


# The session


class Watch:
    """Python's own hooks, for where no system call can be recorded."""

    def __init__(self):
        self.connects, self.programs = 0, []
        sys.addaudithook(self._heard)

    def _heard(self, event, args):
        if event == "socket.connect" and isinstance(args[1], tuple):
            self.connects += 1
        elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
            self.programs.append(str(args[0]))


def _order(words):
    """An order with three of the words."""
    from tests.support.ready_chart import ORDER

    patient = ORDER["patient"] | {"name": f"{words[0]}, {words[0]}", "record_number": words[1]}
    return ORDER | {"patient": patient, "order": ORDER["order"] | {"prescriber": words[2]}}


def _set_up(path, words):
    """A chart with settings and an infusion that runs, under the first password."""
    from nurse_app.records import vault
    from nurse_app.records.fileset import FileSet
    from nurse_app.records.keyfile import found
    from nurse_app.records.keys import unlock
    from tests.hunts import at_window
    from tests.support import ready_chart
    from tests.support.nurse import NURSE
    from tests.support.ward_clock import WardClock

    password = f"{words[0]} over still water"
    ready_chart.PASSWORD, ready_chart.CLINIC = password, words[1]
    ready_chart.ORDER = _order(words[2:5])
    ready_chart.running_chart(path, WardClock())
    try:
        vault.open_chart(path, NURSE, words[5], migrations=at_window.MIGRATIONS)
    except Exception:
        logging.getLogger("session").exception("a wrong password")
    keys, _ = unlock(found(FileSet.at(path)), NURSE, password)
    return at_window.secret(keys)


def _refused_files(words):
    """Files with a word where none may be, refused by the reader and by the command."""
    from nurse_app.casefile.order_file import read_order
    from nurse_app.errors import FileFaults
    from tests.support.tables import real_book

    for word in words:
        try:
            read_order(json.dumps({"patient": {"weight_kg": word, word: word}}).encode(), real_book())
        except FileFaults:
            logging.getLogger("session").exception("a file was refused")


def _errors(nurse, words, control):
    """Errors that quote a word: in a slot, in the worker, in the database and caught by nobody."""
    import sqlalchemy as sa
    from PySide6.QtCore import QTimer

    from nurse_app.records import rows

    def fail(word):
        raise ValueError(f"no patient {word}")

    connection = nurse.shell.chart._sitting.connection
    row = {"id": "same", "opened": "2026-03-04T08:30:00-05:00", "patient_key": words[0], "training": 0}

    def twice():
        with connection.begin():
            connection.exec_driver_sql("BEGIN")
            connection.execute(sa.insert(rows.infusion), row)
            connection.execute(sa.insert(rows.infusion), row)

    QTimer.singleShot(0, lambda: fail(words[1]))
    nurse.look()
    nurse.shell.worker.run(lambda: fail(words[2]), lambda _: None, lambda _: None)
    QTimer.singleShot(50, twice)
    for _ in range(30):
        nurse.look()
    nobody = threading.Thread(target=twice)
    nobody.start()
    nobody.join()
    if control == "log":
        logging.getLogger("session").warning("opened the chart of %s", words[3])


def _session(place, control):
    """The whole session; told what words to use by standard input, ends itself by force."""
    words, watch = json.loads(sys.stdin.readline()), Watch()
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QClipboard, QGuiApplication

    from nurse_app.app.clipboard import CLEARED_AFTER_S, OwnClipboard
    from nurse_app.infusion import wishes
    from nurse_app.machine import core_dumps, logs, paths
    from nurse_app.records import layout
    from tests.hunts import at_window

    if control == "database":
        engine = layout.sa.create_engine
        setattr(layout.sa, "create_engine", lambda *a, **k: engine(*a, **k | {"hide_parameters": False}))  # noqa: B010
    core_dumps.forbid_core_dumps()
    logs.start_log(paths.log_folder())
    path = paths.chart()
    nurse = at_window.seated(path, _set_up(path, words[:6]), 3)
    nurse.shell.papers.folder = Path(place) / "chosen"
    nurse.open_chair()
    for word in words[30:-40]:
        nurse.shell.ward.wish(nurse.id, wishes.Note(word))
    nurse.note(words[6])
    _more_patients(nurse, words[-40:-10])
    _refused_files(words[10:20])
    nurse.shell.papers.save(nurse.id)
    nurse.wait_until(lambda: nurse.shell.papers.last is not None, "the report")
    nurse.act("note")
    nurse.put_in_form(text=words[7])
    nurse.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    nurse.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    # A clipboard without a screen has no owner to ask for.
    setattr(OwnClipboard, "_owns", lambda _, mode: mode is QClipboard.Mode.Clipboard)  # noqa: B010 - for type checkers
    for _ in range(CLEARED_AFTER_S):
        nurse.shell.clipboard.tick()
    held = QGuiApplication.clipboard().text()
    _errors(nurse, words[20:24], control)
    nurse.shell.lock.lock()
    nurse.look()
    told = {"clipboard": held, "copied": copied == words[7], "title": nurse.window.windowTitle()}
    sys.stdout.write(json.dumps(told | {"connects": watch.connects, "programs": watch.programs}) + "\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def _more_patients(nurse, words):
    from nurse_app.casefile.order_file import read_order

    for at in range(0, len(words), 3):
        order = _order(words[at : at + 3])
        nurse.shell.ward.open(read_order(json.dumps(order).encode(), nurse.shell.ward.book), 2 + at // 3)
    nurse.shell.refresh()


# What it left


def _written_since(began, place):
    """Every file that may have been written to by the session, outside what was chosen for the report."""
    for root in (place, *PLACES):
        for folder, names, files in os.walk(root):
            # Of the computer's own folders the uppermost: the calls show what was written deeper down.
            if root != place and (Path(folder) == place or len(Path(folder).relative_to(root).parts) >= DEEPEST):
                names.clear()
            for name in [*files, *names]:
                part = Path(folder) / name
                try:
                    found = part.lstat()
                except OSError:
                    continue
                if root == place or (found.st_mtime >= began and found.st_uid == os.getuid()):
                    yield part, found.st_size


def _search(began, place, table, found):
    chosen = place / "chosen"
    for part, size in _written_since(began, place):
        if chosen in (part, *part.parents):
            continue
        content = part.name.encode()
        if part.is_file() and size < LARGEST:
            try:
                content += b"\n" + part.read_bytes()
            except OSError:
                continue
        found["files"] += 1
        _note_hits(part.name, content, table, found)


def _note_hits(where, content, table, found):
    for word, how in hits_in(content, table):
        found["hits"] += 1
        found["where"].append(f"{where}: {how} of the word {list(table).index(word)}")


def _judge_calls(trace, place, found):
    """What the recorded calls did beyond this computer, this program and its folders."""
    for line in trace.read_text("utf-8", "replace").splitlines():
        found["connects"] += "connect(" in line and "AF_INET" in line
        begun = _BEGUN.search(line)
        if begun and not Path(begun[1]).name.startswith(("python", *ASKED_FOR_FONTS)):
            found["programs"] += 1
            found["where"].append(f"a program: {begun[1]}")
        opened = _OPENED.search(line)
        if opened and re.search("O_WRONLY|O_RDWR|O_CREAT", opened[2]) and "= -1" not in line:
            path = opened[1]
            compiled = os.environ.get("PYTHONPYCACHEPREFIX", "")
            ours = path.startswith((str(place), *_OURS)) or (compiled and path.startswith(compiled))
            if not ours:
                found["written_elsewhere"] += 1
                found["where"].append(f"written: {path}")


def _run_session(place, words, control):
    around = ground.as_installed() | dict.fromkeys(
        ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(place / "home")
    )
    around |= {"TMPDIR": str(place / "temporary"), "MPLCONFIGDIR": str(place / "home" / "matplotlib")}
    os.environ["PYTHONPYCACHEPREFIX"] = around["PYTHONPYCACHEPREFIX"]
    for name in ("home", "temporary", "chosen"):
        (place / name).mkdir()
    trace = place.with_name(place.name + ".trace")
    traced = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,execve,openat", "-o", str(trace)]
    watched = shutil.which("strace") and not subprocess.run([*traced, "true"], capture_output=True).returncode
    session = [*(traced if watched else []), sys.executable, __file__, "--session", str(place), control]
    done = subprocess.run(session, input=json.dumps(words) + "\n", capture_output=True, text=True, env=around)
    return done, trace if watched else None


def hunt(count, control="none", seed=None):
    """Run one session with `count` words, and return what was found."""
    words = words_for(max(count, 90), ground.dice(seed))
    table = {word: spellings(word) for word in words}
    found = {"canaries": len(words), "encodings": 6, "files": 0, **dict.fromkeys(BAD, 0), "where": []}
    with ground.workplace() as folder:
        place, began = Path(folder) / "session", time() - 1
        place.mkdir()
        done, trace = _run_session(place, words, control)
        _search(began, place, table, found)
        _note_hits("standard error", done.stderr.encode(), table, found)
        try:
            told = json.loads(done.stdout.splitlines()[-1])
        except (IndexError, ValueError):
            found["broke"] = 1
            found["where"].append((done.stderr.strip().splitlines() or ["said nothing"])[-1][:300])
            return found
        _note_hits("clipboard, title", (told["clipboard"] + told["title"]).encode(), table, found)
        found["broke"] += not told["copied"] or not list((place / "chosen").glob("*.pdf"))
        programs = [name for name in told["programs"] if name not in ASKED_FOR_FONTS]
        found["connects"], found["programs"] = told["connects"], len(programs)
        found["where"] += [f"a program: {name}" for name in programs]
        if trace is not None:
            _judge_calls(trace, place, found)
            trace.unlink()
        found["watched_by"] = "strace" if trace else "Python's hooks: system calls cannot be recorded here"
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    if words[:1] == ["--session"]:
        return _session(words[1], words[2])
    counts = [int(word) for word in words if word.isdigit()]
    planted = [word.partition("=")[2] or "database" for word in words if word.startswith("--control")]
    found = hunt(counts[0] if counts else 200, *planted)
    sys.stdout.write(json.dumps({"hunt": "canary", **found}) + "\n")
    return 1 if sum(found[each] for each in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
