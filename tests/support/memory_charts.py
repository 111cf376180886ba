"""A chart that keeps entries in memory: for tests that are not about disks."""

from nurse_app.infusion.entries import Entry, Opened
from nurse_app.infusion.ports import InfusionHead


class MemoryCharts:
    """`infusion.ports.Charts` without a disk."""

    def __init__(self):
        self.kept: dict[str, list[Entry]] = {}

    def append(self, infusion_id, entries):
        self.kept.setdefault(infusion_id, []).extend(entries)

    def entries(self, infusion_id):
        return tuple(self.kept.get(infusion_id, ()))

    def infusions(self):
        return tuple(self._head(key, entries) for key, entries in reversed(self.kept.items()))

    @staticmethod
    def _head(key, entries):
        opened = entries[0]
        assert isinstance(opened.fact, Opened)
        return InfusionHead(key, opened.happened, opened.fact.patient.key, opened.fact.training, len(entries))
