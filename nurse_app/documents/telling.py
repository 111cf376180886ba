"""What every part of the summary is handed, with the few figures that several of them need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from nurse_app.clinical.book import Book
from nurse_app.clinical.quantities import Dose, Rate, RateUnit, Volume, as_unit, dose_in
from nurse_app.infusion.entries import Entry
from nurse_app.infusion.state import Infusion
from nurse_app.infusion.tolerance import highest_tolerated
from nurse_app.wording.names import Names


@dataclass(frozen=True, slots=True)
class Telling:
    """An infusion, the time at which it is told, the book and how things are named."""

    infusion: Infusion
    now: datetime
    book: Book
    names: Names

    @property
    def until(self) -> datetime:
        """Now, or the last thing that happened where that is later."""
        return max(self.now, self.infusion.effective[-1].happened)

    @property
    def given(self) -> Volume:
        """The volume of the record: the pump's last figure with what flowed since, or the computed one."""
        return self.infusion.ledger.volume_at(self.until)

    @property
    def computed(self) -> Volume:
        """Rates times minutes, whatever the pump showed."""
        return self.infusion.ledger.computed_at(self.until)

    def grams(self, volume: Volume) -> Dose | None:
        """Immunoglobulin in a volume, or None while the strength is not known."""
        dosing = self.infusion.plan.dosing
        return None if dosing is None else dose_in(volume, dosing.strength)

    @property
    def share(self) -> Fraction | None:
        """The given part of what was to run."""
        dosing = self.infusion.plan.dosing
        return None if dosing is None else self.given.ratio_to(dosing.volume)

    def by_weight(self, rate: Rate) -> Fraction | None:
        """A rate in mg/kg/min, on the weight that rates use."""
        dosing = self.infusion.plan.dosing
        return None if dosing is None else as_unit(rate, RateUnit.MG_KG_MIN, dosing.rate_weight, dosing.strength)

    @property
    def tolerated(self) -> Rate | None:
        """The highest rate that ran its planned time without a reaction."""
        return highest_tolerated(self.infusion, self.until)

    def made_by(self, entry_id: str) -> Entry | None:
        """The entry of an id, as kept."""
        return next((e for e in self.infusion.entries if e.id == entry_id), None)

    def is_late(self, entry_id: str) -> bool:
        """Whether an entry was made so long afterwards that it needed a reason."""
        entry = self.made_by(entry_id)
        return entry is not None and bool(entry.because_late)
