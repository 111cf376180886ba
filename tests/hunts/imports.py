"""Hunts for an ORDER or CASE file that crashes its reader, holds it up, changes something, or is refused unclearly.

    python tests/hunts/imports.py [COUNT] [--control]

COUNT files, each a sound one with some of it changed (other values, keys
lost, renamed or doubled, units swapped, bytes cut, odd characters), are read
and, where they are taken, planned or run to the end. Then each of about 100
files made to harm goes through the command, which is asked to keep a chart and
a report, in a process of its own when COUNT is 1,000 or more; a refusal
leaves the folder as it was. It is one line for each fault: the file, the
place, what is wrong, what to do, and no more than 60 characters of the file.
`--control` plants a reader that does not look at the depth first, which must
be caught.
"""

import json
import re
import resource
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from nurse_app.casefile import strict_json
from nurse_app.casefile.case_file import read_case
from nurse_app.casefile.order_file import read_order
from nurse_app.casefile.printed import plan_json
from nurse_app.casefile.replay import replay
from nurse_app.casefile.replay_printed import replay_json
from nurse_app.cli import the_book
from nurse_app.cli.refusing import reading
from nurse_app.cli.saying import option_sentence
from nurse_app.clinical.planning import make_plan
from nurse_app.errors import FileFaults
from nurse_app.wording.faults import fault_lines
from nurse_app.wording.findings import sentence
from tests.hunts import ground, harmful_files
from tests.support.command_line import nurse_app
from tests.support.mutants import mutant
from tests.support.random_cases import random_case
from tests.support.tables import real_book

# Of processor time, so that a busy machine slows nothing.
TOO_LONG_S, TOO_MUCH_MB = 2.0, 200
QUOTED = 60
BY_PROCESS_FROM = 1000
BAD = ("crashed", "slow", "changed", "unclear", "fat")
# The file, the place (none where it is the whole file), what is wrong, what to do.
_CLEAR = re.compile(r"^file\.json: (.+: )?.+[.!)] .+\.$")


@dataclass
class Found:
    """What the hunt counts."""

    counts: dict = field(default_factory=lambda: {"files": 0, "taken": 0, "refused": 0, "crafted": 0})
    bad: dict = field(default_factory=lambda: dict.fromkeys(BAD, 0))
    slowest_s: float = 0.0
    why: str = ""

    def note(self, what, why):
        """Something bad; the first is told whole."""
        self.bad[what] += 1
        self.why = self.why or f"{what}: {why[:600]}"


def _unclear(lines):
    """What is wrong with a refusal; empty when nothing is."""
    if not lines:
        return "no sentence"
    for line in lines:
        if not (_CLEAR.match(line) or line.startswith("And ")):
            return f"not file, place and fix: {line}"
        if any(len(quote) > QUOTED for quote in re.findall(r'"([^"]*)"', line)) or not line.isprintable():
            return f"too much quoted: {line}"
    return ""


def _use(content, is_case):
    """Take a file as the commands do: plan it, or run it to the end, and print that."""
    book = real_book()
    with reading("file.json"):
        whole = (read_case if is_case else read_order)(content, book)
    if is_case:
        done = replay(whole, book, lambda _id, _entries: None, lambda _text: None)
        return replay_json(done, book, sentence, option_sentence(book))
    plan = make_plan(whole.patient, whole.order, whole.clinic, whole.pump, book, whole.on)
    return plan_json(plan, whole.pump, sentence)


def _one(content, is_case, found):
    began = _cpu_s()
    found.counts["files"] += 1
    try:
        json.dumps(_use(content, is_case))
        found.counts["taken"] += 1
    except FileFaults as refused:
        found.counts["refused"] += 1
        if why := _unclear(list(fault_lines(refused.faults))):
            found.note("unclear", f"{why} on {content[:300]!r}")
    except Exception as wrong:  # noqa: BLE001 - any other way to end is what is hunted
        found.note("crashed", f"{type(wrong).__name__} {wrong} on {content[:3000]!r}")
    _timed(_cpu_s() - began, content, found)


def _timed(took, content, found):
    found.slowest_s = max(found.slowest_s, took)
    if took > TOO_LONG_S:
        found.note("slow", f"{took:.1f} s on {content[:200]!r}")


def _by_command(what, content, folder, found, by_process):
    """Give one file to both commands, the second asked to keep a chart and a report."""
    place = folder / "file.json"
    place.write_bytes(content)
    keep = ("--into", str(folder / "new.vigil"), "--pdf", str(folder / "new.pdf"), "--password-stdin")
    for words in (("plan", str(place)), ("replay", str(place), *keep)):
        began = _cpu_s()
        code, told = (_process if by_process else _here)(words)
        # Making a chart and a report is no part of reading.
        if code != 0:
            _timed(_cpu_s() - began, what.encode(), found)
        if code not in (0, 2) or "Traceback" in told:
            found.note("crashed", f"{what}: exit code {code}: {told[-300:]}")
        elif code == 2 and (why := _unclear(told.splitlines())):
            found.note("unclear", f"{what}: {why}")
        left = {part.name for part in folder.iterdir()} - {"file.json"}
        if code != 0 and left:
            found.note("changed", f"{what}: {sorted(left)}")
        for name in left:
            (folder / name).unlink()
    found.counts["crafted"] += 1


def _here(words):
    try:
        ran = nurse_app(*words, stdin="grey heron over still water\n")
    except Exception as wrong:  # noqa: BLE001 - in a process of its own this were a stack trace
        return 1, f"{type(wrong).__name__} {wrong}"
    return ran.code, ran.err


def _cpu_s():
    """Seconds of processor time used, the children's too: a neighbour's work is not counted."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _process(words):
    done = subprocess.run(
        [sys.executable, "-m", "nurse_app", *words],
        input=b"grey heron over still water\n",
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env=ground.as_installed(),
    )
    return done.returncode, done.stderr.decode()


def _links(folder, found, by_process):
    """Names that lead elsewhere: a link to the machine's own file, to itself, a folder, a pipe's end, no file."""
    (folder / "secret").write_bytes(b"a:b")
    (folder / "link.json").symlink_to(folder / "secret")
    (folder / "loop.json").symlink_to("loop.json")
    for name in ("link.json", "loop.json", ".", "/dev/null", "../../../../etc/passwd", "none\u202e.json", "x" * 300):
        code, told = (_process if by_process else _here)(("plan", str(folder / name)))
        found.counts["crafted"] += 1
        if code != 2 or not told or "Traceback" in told:
            found.note("crashed", f"{name}: exit code {code}: {told[-300:]}")
    for name in ("secret", "link.json", "loop.json"):
        (folder / name).unlink()


def hunt(count, control=False, seed=None):
    """Read `count` mutants and all crafted files, and return what was found."""
    dice, found, book = ground.dice(seed), Found(), real_book()
    if control:
        setattr(strict_json, "_marks", lambda _text: b"")  # noqa: B010 - a type checker forbids the plain way
    # One book for all: reading it is no part of reading a file.
    setattr(the_book, "the_book", lambda: book)  # noqa: B010 - as above
    _one(json.dumps(harmful_files.CASE).encode(), True, found)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(count):
        is_case = dice.random() < 0.5
        whole = harmful_files.ORDER
        if is_case:
            whole = random_case(dice.randrange(10**6)) if dice.random() < 0.3 else harmful_files.CASE
        content = mutant(whole, dice.randrange(10**9)) if dice.random() < 0.6 else json.dumps(whole).encode()
        _one(harmful_files.harmed(content, dice), is_case, found)
    with ground.workplace() as folder:
        _links(Path(folder), found, count >= BY_PROCESS_FROM)
        for what, content in harmful_files.crafted().items():
            _by_command(what, content, Path(folder), found, count >= BY_PROCESS_FROM)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    if grown > TOO_MUCH_MB:
        found.note("fat", f"{grown} MB")
    told = {**found.counts, **found.bad, "slowest_s": round(found.slowest_s, 2), "grown_mb": grown}
    return told | ({"why": found.why} if found.why else {})


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 300, "--control" in words)
    sys.stdout.write(json.dumps({"hunt": "imports", **found}) + "\n")
    return 1 if sum(found[each] for each in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
