"""Hunts for what is lost when the disk is full or refuses: at the chart's files, and at the window.

    python tests/hunts/diskfull.py [POINTS [ERRORS]] [--control]

POINTS times a child saves to a chart on a small disk in memory with a random
little room left (where nothing can be mounted: its files may not grow) until
it is refused, which must be told as trouble; then there is room again, the
same entry is saved, and every third time the child is killed instead. ERRORS times
a call of another child (write, flush, cut) is refused by the system with EIO
or ENOSPC; it tries again until it is saved, or is killed in its trouble.
Afterwards everything acknowledged must be there once and the chart whole. Last,
some of the points are met in the real window, which must show the trouble
within a second, tell what falls due all the same, and keep the note once there
is room. `--control` says "saved" whatever the disk says, which must be caught.
Errors need `strace`.
"""

import json
import logging
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.errors import ChartTrouble
from nurse_app.records import keyfile, vault
from nurse_app.records.check import verify_with
from nurse_app.records.fileset import FileSet
from nurse_app.records.keys import Keys, new_keys
from tests.hunts import at_window, ground
from tests.support.goals import bound
from tests.support.kept_made import MIGRATIONS, opened, vitals

BAD = ("lost", "doubled", "not_whole", "unopenable", "untold", "not_saved_later", "broke", "late")
MOST_ROOM, SMALL_DISK = 60_000, 600_000
BANNER_S = 1.0
POINTS_IN_ONE_CHART, ENTRIES_UNDER_ERRORS = 10, 12
CALLS = "pwrite64,write,fdatasync,fsync,ftruncate"
_SPACE = "VIGIL_HUNT_SPACE"


def errors_possible():
    """Whether this computer can refuse a program's system calls."""
    probe = ["strace", "-o", os.devnull, "-e", "inject=fsync:error=EIO", "true"]
    return shutil.which("strace") is not None and subprocess.run(probe, capture_output=True).returncode == 0


def _in_own_space(words):
    """Run again where small disks can be mounted without anybody seeing them; the exit code, or None where not."""
    own = ["unshare", "--user", "--map-root-user", "--mount"]
    if os.environ.get(_SPACE) or not shutil.which(own[0]):
        return None
    if subprocess.run([*own, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True).returncode:
        return None
    return subprocess.run([*own, sys.executable, __file__, *words], env=os.environ | {_SPACE: "own"}).returncode


class Room:
    """A folder with little room: a small disk of its own, or files that may not grow."""

    def __init__(self, folder, *, own):
        self.folder, self._own = folder, own
        folder.mkdir()
        if own:
            mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)]
            subprocess.run(mount, check=True, capture_output=True)

    def leave(self, size):
        """Leave so many bytes (or let each file grow by so many)."""
        if self._own:
            free = shutil.disk_usage(self.folder).free
            (self.folder / "filler").write_bytes(bytes(max(0, free - size)))
            return
        largest = max((part.stat().st_size for part in self.folder.iterdir()), default=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + size, resource.RLIM_INFINITY))

    def free(self):
        """Make room again."""
        if self._own:
            (self.folder / "filler").unlink(missing_ok=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def close(self):
        """Let go of it."""
        if self._own:
            subprocess.run(["umount", str(self.folder)], check=True, capture_output=True)


def _next_entry(number):
    return vitals("inf-1", number) if number else opened("inf-1")


def _save_until_refused(room, path, keys, said, size, killed, control):
    """The child on a full disk: never returns."""
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        number = len(chart.charts.entries("inf-1"))
        room.leave(size)
        while True:
            entry = _next_entry(number)
            try:
                chart.charts.append("inf-1", (entry,))
            except ChartTrouble:
                os.write(said, b"refused\n")
                break
            os.write(said, f"{entry.id}\n".encode())
            number += 1
        if control:
            os.write(said, f"{entry.id}\n".encode())
        if killed or control:
            os.kill(os.getpid(), signal.SIGKILL)
        room.free()
        chart.charts.append("inf-1", (entry,))
        os.write(said, f"{entry.id}\nsaved-later\n".encode())
    os._exit(0)


def _child(work):
    """Run `work` in a child that says things; what it said."""
    heard, said = os.pipe()
    child = os.fork()
    if not child:
        os.close(heard)
        try:
            work(said)
        except BaseException as wrong:  # noqa: BLE001 - told to the hunt
            os.write(said, f"broke {type(wrong).__name__} {wrong}\n".encode())
        finally:
            os._exit(9)
    os.close(said)
    with os.fdopen(heard, "rb") as pipe:
        told = pipe.read().decode().splitlines()
    os.waitpid(child, 0)
    return told


def _look(path, keys, acknowledged, found):
    """Everything acknowledged is there, once, in order, and the chart is whole."""
    files = FileSet.at(path)
    try:
        verdict = verify_with(files, keys, keyfile.found(files)[0].chart)
        found["not_whole"] += verdict.exit_code != 0
        with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
            ids = [entry.id for entry in chart.charts.entries("inf-1")]
    except (ChartTrouble, OSError) as trouble:
        found["unopenable"] += 1
        found["why"] = f"{trouble} {getattr(trouble, 'facts', '')}"
        return
    found["lost"] += len(set(acknowledged) - set(ids))
    found["doubled"] += len(ids) - len(set(ids))
    found["not_whole"] += ids != [f"inf-1-{number}" for number in range(len(ids))]


def _points(count, folder, found, dice, control):
    """Meet a full disk `count` times."""
    own = bool(os.environ.get(_SPACE))
    while found["points"] < count:
        room, keys = Room(folder / f"room-{found['points']}", own=own), new_keys()
        path, acknowledged = room.folder / "clinic.vigil", []
        vault.create_raw(path, keys, migrations=MIGRATIONS).close()
        for _ in range(min(POINTS_IN_ONE_CHART, count - found["points"])):
            size, killed = dice.randrange(MOST_ROOM), dice.random() < 1 / 3
            told = _child(lambda said: _save_until_refused(room, path, keys, said, size, killed, control))  # noqa: B023
            room.free()
            found["points"] += 1
            found["untold"] += "refused" not in told
            found["not_saved_later"] += not killed and "saved-later" not in told
            found["why"] = next((line for line in told if line.startswith("broke")), found["why"])
            acknowledged += [line for line in told if line.startswith("inf-1-")]
            _look(path, keys, acknowledged, found)
        room.close()


def _save_under_errors(path, word, killed):
    """The traced child: save, and save again what was refused, saying so; or be killed in the first troubles."""
    keys = Keys(*(bytes.fromhex(key) for key in word.split(":")))
    with vault.open_raw(path, keys, migrations=MIGRATIONS) as chart:
        print("opened", flush=True)  # noqa: T201 - said to the hunt
        number, troubles = len(chart.charts.entries("inf-1")), 0
        for _ in range(ENTRIES_UNDER_ERRORS * 20):
            entry = _next_entry(number)
            try:
                chart.charts.append("inf-1", (entry,))
            except ChartTrouble:
                troubles += 1
                print("refused", flush=True)  # noqa: T201 - as above
                if troubles == killed:
                    os.kill(os.getpid(), signal.SIGKILL)
                continue
            print(entry.id, flush=True)  # noqa: T201 - as above
            number += 1
    os._exit(0)


def _errors(count, folder, found, dice):
    """Let the system refuse `count` calls, in as many children as it takes."""
    path, keys, acknowledged = folder / "errors" / "clinic.vigil", new_keys(), []
    path.parent.mkdir()
    vault.create_raw(path, keys, migrations=MIGRATIONS).close()
    files = FileSet.at(path)
    while found["errors"] < count:
        log = folder / "trace"
        # Every third child meets it at a flush of the log, where the saving stands already, and dies of it.
        at_log = dice.random() < 1 / 3
        which = "fdatasync,fsync" if at_log else dice.choice([CALLS, *CALLS.split(",")])
        refuse = (
            f"inject={which}:error={dice.choice(['EIO', 'ENOSPC'])}:when={dice.randint(4, 25)}+{dice.randint(2, 9)}"
        )
        places = [
            word for part in ((files.wal,) if at_log else (*files.parts, files.wal)) for word in ("-P", str(part))
        ]
        killed = 1 if at_log else dice.choice([0, 0, 1, 2, 3])
        traced = ["strace", "-f", "-o", str(log), *places, "-e", f"trace={CALLS}", "-e", refuse]
        child = [sys.executable, __file__, "--errors", str(path), at_window.secret(keys), str(killed)]
        done = subprocess.run(traced + child, capture_output=True, text=True, env=ground.as_installed())
        found["errors"] += len(re.findall(r"\(INJECTED\)", log.read_text("utf-8", "replace")))
        told = done.stdout.splitlines()
        acknowledged += [line for line in told if line.startswith("inf-1-")]
        # Refused while opening or closing is trouble too; anything but trouble is not.
        last = done.stderr.strip().splitlines()[-1:] or [""]
        if done.returncode not in (0, -signal.SIGKILL, 137) and "ChartTrouble" not in last[0]:
            found["broke"] += 1
            found["why"] = last[0][:300]
        _look(path, keys, acknowledged, found)


@contextmanager
def _no_room():
    """Files of this process may not be written to beyond their first sectors."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _at_window(path, word, rounds):
    """The window's child: notes refused by the disk, told how soon, alarms beside, and saved later."""
    from nurse_app.ui.frame.alarm_band import AlarmBand
    from nurse_app.ui.panels.form_panel import FormPanel

    nurse = at_window.seated(path, word, 3)
    nurse.open_chair()
    told = {"banner_s": 0.0, "untold": 0, "late": 0, "not_saved_later": 0}

    def bands():
        nurse.look()
        return {band.accessibleName() for band in nurse.window.alarms.findChildren(AlarmBand) if not band.isHidden()}

    for number in range(int(rounds)):
        nurse.act("note")
        nurse.put_in_form(text=f"note {number}")
        panel = nurse.panel(FormPanel)
        kept = len(nurse.infusion.entries)
        with _no_room():
            began = monotonic()
            nurse.do(panel._frame.primary.button)
            nurse.look()
            shown = "Write it on paper" in panel.reasons and not nurse.shell._saved_well
            told["banner_s"] = max(told["banner_s"], monotonic() - began)
            told["untold"] += not shown
            # The pump goes on, and what falls due is told beside the trouble.
            nurse.wait_for(nurse.next_due())
            while not nurse.outlook.alarms:
                nurse.pass_time(minutes=1)
            told["late"] += not bands()
        nurse.do(panel._frame.primary.button)
        told["not_saved_later"] += len(nurse.infusion.entries) != kept + 1
    print(json.dumps(told), flush=True)  # noqa: T201 - said to the hunt
    os._exit(0)


def _window(rounds, folder, found):
    field, _ = at_window.running_ground(folder / "window")
    words = [sys.executable, __file__, "--window", str(field.path), at_window.secret(field.keys), str(rounds)]
    done = subprocess.run(words, capture_output=True, text=True, env=ground.as_installed())
    if not done.stdout:
        found["broke"] += 1
        found["why"] = (done.stderr.strip().splitlines() or ["said nothing"])[-1][:300]
        return
    told = json.loads(done.stdout.splitlines()[-1])
    found["at_window"], found["banner_s"] = rounds, round(told.pop("banner_s"), 2)
    found["late"] += found["banner_s"] > bound(BANNER_S)
    for what, number in told.items():
        found[what] += number


def hunt(points, errors, control=False, seed=None):
    """Meet `points` full disks and `errors` refused calls, and return what was found."""
    dice = ground.dice(seed)
    found = {"points": 0, "errors": 0, "at_window": 0, **dict.fromkeys(BAD, 0), "banner_s": 0.0, "why": ""}
    with ground.workplace() as folder:
        _points(points, Path(folder), found, dice, control)
        if errors and not control:
            _errors(errors, Path(folder), found, dice)
        if not control:
            _window(max(2, points // 20), Path(folder), found)
    return found


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    # The chart's own word that its log could not be folded in yet is expected here.
    logging.disable()
    if words[:1] == ["--errors"]:
        return _save_under_errors(Path(words[1]), words[2], int(words[3]))
    if words[:1] == ["--window"]:
        return _at_window(words[1], words[2], words[3])
    code = _in_own_space(words)
    if code is not None:
        return code
    counts = [int(word) for word in words if word.isdigit()]
    points = counts[0] if counts else 20
    errors = (counts[1] if len(counts) > 1 else points * 5 // 2) if errors_possible() else 0
    found = hunt(points, errors, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "diskfull", **{k: v for k, v in found.items() if v != ""}}) + "\n")
    return 1 if sum(found[each] for each in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
