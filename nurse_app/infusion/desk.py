"""The desk: every request the nurse can make, one function each; it builds entries and saves nothing.

Each answers `Kept` (entries to save, in order and together) or `Refused`
(every reason, worst first). Nothing is clamped, guessed or changed on the way.
"""

from __future__ import annotations

from nurse_app.infusion.asking import Answer, Ask, Kept, Refused
from nurse_app.infusion.desk_alarms import tell_alarms
from nurse_app.infusion.desk_battery import accept_battery, battery_asks
from nurse_app.infusion.desk_before import answer_check, check_identity, decide, to_decide
from nurse_app.infusion.desk_end import (
    add_addendum,
    end_observation,
    flush,
    plan_follow_up,
    reopen,
    sign,
    teach,
    waste,
)
from nurse_app.infusion.desk_end import answer_missing as answer
from nurse_app.infusion.desk_gap import PumpDid, answer_gap, clock_jumped
from nurse_app.infusion.desk_order import change_order, correct_order, open_infusion, void
from nurse_app.infusion.desk_rate import change_rate, complete, found_rate, keep_rate, pause, resume, start
from nurse_app.infusion.desk_rate import stop_infusion as stop
from nurse_app.infusion.desk_reaction import (
    choose_option,
    close_emergency,
    emergency_step,
    note_reaction,
    open_emergency,
    reaction_course,
    resolve,
)
from nurse_app.infusion.desk_record import amend, hand_over, left_out, note
from nurse_app.infusion.desk_taught import lower_ceiling, restore_ceiling, tell_late_reaction
from nurse_app.infusion.desk_transfer import send_to_file, take_back, take_over
from nurse_app.infusion.desk_vials import add_vial, change_bottle, change_site, expiry_of, give_medication
from nurse_app.infusion.desk_vitals import not_taken, read_pump_volume, take_measure, take_vitals

__all__ = [
    "Answer",
    "Ask",
    "Kept",
    "PumpDid",
    "Refused",
    "accept_battery",
    "add_addendum",
    "add_vial",
    "amend",
    "answer",
    "answer_check",
    "answer_gap",
    "battery_asks",
    "change_bottle",
    "change_order",
    "change_rate",
    "change_site",
    "check_identity",
    "choose_option",
    "clock_jumped",
    "close_emergency",
    "complete",
    "correct_order",
    "decide",
    "emergency_step",
    "end_observation",
    "expiry_of",
    "flush",
    "found_rate",
    "give_medication",
    "hand_over",
    "keep_rate",
    "left_out",
    "lower_ceiling",
    "not_taken",
    "note",
    "note_reaction",
    "open_emergency",
    "open_infusion",
    "pause",
    "plan_follow_up",
    "reaction_course",
    "read_pump_volume",
    "reopen",
    "resolve",
    "restore_ceiling",
    "resume",
    "send_to_file",
    "sign",
    "start",
    "stop",
    "take_back",
    "take_measure",
    "take_over",
    "take_vitals",
    "teach",
    "tell_alarms",
    "tell_late_reaction",
    "to_decide",
    "void",
    "waste",
]
