"""Keeps what is half typed every two seconds, and puts it back in its form after a sudden end."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from nurse_app.app.frame_views import DRAFTS
from nurse_app.app.ward import OVER
from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.ui.half_typed import HalfTyped, half_typed, put_back
from nurse_app.ui.pages.infusing_page import InfusingPage
from nurse_app.wording import frame

if TYPE_CHECKING:
    from nurse_app.app.ordering import Ordering
    from nurse_app.app.setting_up import SettingUp
    from nurse_app.app.shell import Shell

EACH_S = 2
ORDER, SETTINGS = "/order", "/settings"
_FORMS = {ORDER: frame.THE_ORDER_FORM, SETTINGS: frame.THE_SETTINGS}
"""Forms that belong to no infusion, and what each is called."""
_WITH_CHOICES = ("vitals", "symptoms")
"""Panels in which a choice says nothing to anybody before the form is saved."""


class Drafting:
    """One draft for each form of each infusion. What is kept with an entry leaves its form, and so the file."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._seconds = 0
        self._kept: dict[str, dict[str, Any]] = {}
        self._told: tuple[str, ...] = ()
        self._forms_told: list[str] = []
        self._forms: dict[str, Ordering | SettingUp] = {ORDER: shell.places.ordering, SETTINGS: shell.places.setting_up}

    def tick(self) -> None:
        """A second has passed."""
        self._seconds += 1
        if self._seconds % EACH_S == 0 and not self._shell.training:
            self.look()

    def look(self) -> None:
        """Keep what the form at the front holds now, if that is not what is kept."""
        before = {place: dict(draft) for place, draft in self._kept.items()}
        self._look_at_front()
        self._look_at_forms()
        for draft in self._kept.values():
            if "infusion" in draft:
                draft["entries"] = len(self._shell.ward.infusion(draft["infusion"]).entries)
        if self._kept != before and not self._shell.training:
            self._shell.chart.drafts.write(self._kept)

    def _look_at_forms(self) -> None:
        for name, form in self._forms.items():
            typed, kept = form.half_typed(), self._kept.get(name, {})
            if not typed:
                self._kept.pop(name, None)
            elif any(kept.get(key) != value for key, value in typed.items()):
                self._kept[name] = {**typed, "at": self._shell.ward.now.isoformat()}

    def _look_at_front(self) -> None:
        shell, infusion_id = self._shell, self._shell.places.shown
        if not infusion_id or shell.lock.is_locked:
            return
        page, stage, panel = shell.places.page_of(infusion_id), shell.places.stage_of(infusion_id), ""
        root: Any = page
        if isinstance(page, InfusingPage):
            panel, root = page.panel_key, page.panel
        if root is None:
            return
        place, typed = f"{infusion_id}/{stage}/{panel}", half_typed(root, presses=panel in _WITH_CHOICES)
        if not typed.texts and not typed.pressed:
            self._kept.pop(place, None)
            return
        self._kept[place] = {
            "infusion": infusion_id,
            "stage": stage,
            "panel": panel,
            "texts": [list(each) for each in typed.texts],
            "pressed": [list(each) for each in typed.pressed],
        }

    def restore(self) -> None:
        """Put back what was half typed; what came just before an entry was kept is left out: it is that entry."""
        if self._shell.training:
            return
        known = {head.id for head in self._shell.chart.charts.infusions()}
        drafts = self._shell.chart.drafts.read()
        of_forms = {name: drafts.pop(name, None) for name in self._forms}
        told = [
            draft["infusion"] for draft in drafts.values() if draft.get("infusion") in known and self._put_back(draft)
        ]
        for name, draft in of_forms.items():
            with suppress(AttributeError, LookupError, TypeError, ValueError):
                # A form that another release asked otherwise: what does not fit is as if it were not there.
                if draft is not None and self._forms[name].put_back(draft):
                    self._forms_told.append(name)
        self._told = tuple(dict.fromkeys(told))
        self.look()
        if not self._kept:
            self._shell.chart.drafts.write({})

    def _put_back(self, draft: Mapping[str, Any]) -> bool:
        places, infusion = self._shell.places, self._shell.ward.infusion(draft["infusion"])
        if len(infusion.entries) != draft.get("entries") or infusion.status in OVER:
            return False
        places.open_at(infusion.id, draft["stage"], draft["panel"])
        page: Any = places.page_of(infusion.id)
        root = page.panel if isinstance(page, InfusingPage) else page
        if root is None:
            return False
        texts = tuple((str(name), int(number), str(text)) for name, number, text in draft["texts"])
        pressed = tuple((str(name), int(number)) for name, number in draft["pressed"])
        found = put_back(root, HalfTyped(texts, pressed))
        if found:
            self._look_at_front()
        return bool(found)

    # The note about it

    def told(self) -> tuple[AlarmView, ...]:
        """That something stands in a form again, until the nurse has seen it."""
        named = tuple(frame.chair_and_initials(self._shell.ward.infusion(one)) for one in self._told)
        named += tuple(_FORMS[name] for name in self._forms_told)
        if not named:
            return ()
        return (AlarmView(DRAFTS, "low", frame.half_typed(named), answer=frame.SEEN),)

    def seen(self) -> None:
        """The nurse has seen it."""
        self._told, self._forms_told = (), []
