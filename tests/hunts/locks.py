"""Hunts for a patient's words on a locked window, for half-typed words that the lock loses, and for alarms it delays.

    python tests/hunts/locks.py [COUNT] [--control]

A window on two infusions that run goes to any page or panel, with something
half typed, and is locked by the key or by nobody's hand. While it is locked
some minutes pass; then all that can be seen or heard of it is searched for the
patients' words and readings: every letter drawn, every part a screen reader
finds, the titles of all windows. What falls due meanwhile is raised within a
second, and the same field holds the same letters once it is unlocked. Nothing
shown and all of it drawn to memory. `--control` plants a locked screen that
names the patient beside the chair, which must be caught.
"""

import json
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from nurse_app.app import alarming, frame_views, shell
from nurse_app.app.opening import open_shell
from nurse_app.app.worker import Worker
from nurse_app.clinical.quantities import Percent, Pressure
from nurse_app.infusion.alarm_facts import AlarmRaised
from nurse_app.machine import paths
from nurse_app.records import keys, vault
from nurse_app.ui import theme
from nurse_app.ui.lettering import Lettering
from nurse_app.ui.pages.infusing_page import InfusingPage
from nurse_app.ui.pages.unlock_page import UnlockPage
from nurse_app.ui.window import Window
from nurse_app.wording.panels_forms import MORE
from tests.hunts import ground
from tests.support.alarm_room import Ear
from tests.support.infusions import NURSE, PATIENT, Ward, reading
from tests.support.kept_made import MIGRATIONS
from tests.support.let_go import let_go
from tests.support.tables import real_book
from tests.support.ward_clock import WardClock

WORDS = ("QZVXKAMP", "RWTPLMOR", PATIENT.record_number, "Wyxborough", "zjqhalf", "129/77", "97%")
"""Names, numbers, an address, what is half typed, a pressure and a saturation, which stand nowhere else."""
PANELS = ("", "vitals", "symptoms", "change-rate", "pause", "entries", "note", "chart", *(key for key, _, _ in MORE))
PLACES = ("today", "patients", "order", "settings", *(["session"] * 8))
DUE = ("vitals-due", "rate-due", "bottle-due")
LOCKS_IN_ONE_SITTING = 40
BAD = ("shown", "drafts_lost", "late", "not_locked")
_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)


def two_patients(folder):
    """A chart on which two infusions run since the same morning."""
    path, own = folder / "clinic.vigil", keys.new_keys()
    with vault.create_raw(path, own, migrations=MIGRATIONS) as chart:
        for chair, name in enumerate(WORDS[:2], 1):
            patient = replace(PATIENT, key=name, name=f"{name}, Ann", address=WORDS[3])
            ward = Ward(patient=patient, chair=chair)
            ward.verified().at(-10)
            taken = reading(systolic=Pressure.of(129), diastolic=Pressure.of(77), spo2=Percent.of(97))
            ward.must(ward.vitals(taken, baseline=True))
            ward.at(0).must(ward.request("start"))
            chart.charts.append(f"inf-{chair}", tuple(replace(e, id=f"{chair}-{e.id}") for e in ward.entries))
    return path, own, ward.now


class Sitting:
    """A window that is gone about in, locked and unlocked; `seen` is every text drawn since it was last emptied."""

    def __init__(self, folder, dice):
        path, own, now = two_patients(folder)
        self.dice, self.seen = dice, []
        self.clock = WardClock(now)
        self.clock.move(seconds=30)
        self._listen()
        chart = vault.open_raw(path, own, migrations=MIGRATIONS)
        self.window, self.worker = Window(), Worker()
        self.window.resize(1366, 768)
        self.window.show()
        made = iter(range(10**9))
        self.shell = open_shell(
            self.window, self.worker, chart, real_book(), self.clock, NURSE, lambda: f"n{next(made)}", training=True
        )
        self.shell._timer.stop()
        self.shell.ward.settings = replace(self.shell.ward.settings, lock_after_min=1)

    def _listen(self):
        for name in ("draw", "draw_centred"):
            right = getattr(Lettering, name)

            def heard(lettering, *given, right=right, **named):
                self.seen.append(lettering.text)
                return right(lettering, *given, **named)

            setattr(Lettering, name, heard)
        alarming.Sounder = Ear

    def go_somewhere(self):
        """Any page or panel, with a word half typed where there is a field; the field, or None."""
        places, where = self.shell.places, self.dice.choice(PLACES)
        if where == "session":
            places.open(self.dice.choice(("inf-1", "inf-2")))
            if isinstance(self.window.page, InfusingPage):
                key = self.dice.choice(PANELS)
                self.window.page.open_panel(key) if key else self.window.page.close_panel()
        else:
            {"order": lambda: places.ordering.begin(""), "settings": places.setting_up.begin}.get(
                where, getattr(places, where, None)
            )()
        fields = [one for one in self.window.page.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
        fields = [one for one in fields if one.echoMode() is QLineEdit.EchoMode.Normal and one.maxLength() > 20]
        if not fields:
            return None
        field = self.dice.choice(fields)
        type_into(field, WORDS[4])
        return field

    def pass_seconds(self, count):
        """Time passes, a look each second."""
        for _ in range(count):
            self.clock.move(seconds=1)
            self.shell.tick()

    def lock(self):
        """By the key, or by nobody's hand for a minute."""
        if self.dice.random() < 0.7:
            self.window.lock_requested.emit()
        else:
            self.pass_seconds(62)

    def told(self):
        """All that can be seen or heard of the window now."""
        QApplication.processEvents()
        self.seen.clear()
        self.window.grab()
        titles = [one.windowTitle() for one in QApplication.topLevelWidgets()]
        return [*self.seen, *titles, *_read_aloud(QAccessible.queryAccessibleInterface(self.window))]

    def raised(self):
        """Every alarm raised so far: of what, since when, and when it was raised."""
        entries = [e for i in self.shell.ward.infusions for e in i.entries if isinstance(e.fact, AlarmRaised)]
        return {(e.id, e.fact.alarm): e.happened - e.fact.since for e in entries if e.fact.alarm in DUE}


def type_into(field, text):
    """Put a text in place of what stands there, key by key: a time that follows the clock stops at a key only."""
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def _read_aloud(part):
    """Name, value and description of every part that a screen reader finds."""
    if part is None or not part.isValid() or part.state().invisible:
        return
    yield from (part.text(kind) for kind in _SPOKEN)
    for n in range(part.childCount()):
        yield from _read_aloud(part.child(n))


def plant():
    """The locked screen names the patient beside the chair."""
    right = frame_views.watch_views

    def named(seen):
        rows = right(seen)
        names = {infusion.opened.chair: infusion.patient.name for infusion, _ in seen}
        return tuple(replace(row, title=f"{names[row.chair]}: {row.title}") for row in rows)

    shell.watch_views = named


def _said_by_qt(_kind, _context, said):
    if not said.startswith("This plugin does not support"):
        sys.stderr.write(f"{said}\n")


def hunt(count, seed=None, *, control=False):
    """Lock and unlock so often, and return what was found."""
    qInstallMessageHandler(_said_by_qt)
    app = QApplication.instance() or QApplication(["locks", "-platform", "offscreen"])
    theme.dress(app, paths.resources(), "light")
    if control:
        plant()
    dice, found, where = ground.dice(seed), dict.fromkeys(BAD, 0), []
    told = dict.fromkeys(("texts", "drafts", "raised_while_locked"), 0)
    for begun in range(0, count, LOCKS_IN_ONE_SITTING):
        with tempfile.TemporaryDirectory(prefix="vigil-locks-") as folder:
            sitting = Sitting(Path(folder), dice)
            assert any(WORDS[0] in text for text in sitting.told()), "unlocked, the name is there to be seen"
            for _ in range(min(LOCKS_IN_ONE_SITTING, count - begun)):
                where += _lock_once(sitting, told, found)
            let_go(sitting.window, sitting.worker, sitting.shell)
    return {"hunt": "locks", "locks": count, **told, **found, "where": where[:3]}


def _lock_once(sitting, told, found):
    """One lock, counted into what was looked at and what was found; the first word shown, and the field emptied."""
    field = sitting.go_somewhere()
    typed = field.text() if field is not None else ""
    sitting.lock()
    before = sitting.raised()
    found["not_locked"] += not isinstance(sitting.window.page, UnlockPage)
    sitting.pass_seconds(sitting.dice.choice((1, 2, 61)))
    texts = sitting.told()
    hits = [(word, text) for text in texts for word in WORDS if word in text]
    new = {key: after for key, after in sitting.raised().items() if key not in before}
    sitting.shell.lock._answered(NURSE, right=True)
    told["texts"] += len(texts)
    told["drafts"] += bool(typed)
    told["raised_while_locked"] += len(new)
    found["shown"] += bool(hits)
    found["late"] += sum(after > timedelta(seconds=1) for after in new.values())
    lost = [("lost", field.accessibleName())] if typed and field.text() != typed else []
    found["drafts_lost"] += len(lost)
    if field is not None:
        type_into(field, "")
    return hits[:1] + lost


def main(words):
    """Hunt, print the figures, and say whether nothing bad was found."""
    counts = [int(word) for word in words if word.isdigit()]
    found = hunt(counts[0] if counts else 100, control="--control" in words)
    sys.stdout.write(json.dumps(found) + "\n")
    return 1 if any(found[name] for name in BAD) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
