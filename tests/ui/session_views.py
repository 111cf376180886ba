"""The session of the drawings in views: one patient at 11:19, three chairs, one alarm."""

from nurse_app.ui.frame.alarm_band import AlarmView
from nurse_app.ui.frame.banner import BannerView
from nurse_app.ui.frame.rail import ChairTab, RailView
from nurse_app.ui.parts.action_button import ActionView
from nurse_app.ui.parts.due_row import DueView
from nurse_app.ui.parts.now_block import NowView
from nurse_app.ui.parts.tag_chip import TagView
from nurse_app.ui.parts.timeline_row import TimelineView
from nurse_app.ui.parts.verdict import VerdictView
from nurse_app.ui.parts.volume_bar import VolumeView

RAIL = RailView(
    clock="11:19",
    chairs=(
        ChairTab(1, "MH", "42 mL/h", is_open=True),
        ChairTab(2, "TO", "164 mL/h", TagView("Vitals late", "medium")),
        ChairTab(3, "SL", "0 mL/h", TagView("Reaction", "high")),
    ),
    saved="Saved 11:15",
    sound="Sound on",
    power="92%",
    nurse="D. Mensah RN",
    nurse_short="DM",
)
BANNER = BannerView(
    name="HALLORAN, Maeve",
    born="Born 14 Mar 1961, 64 y, F",
    record="MRN 4471-0926",
    chair=1,
    initials="MH",
    weight="70 kg",
    weight_note="weighed today",
    allergy="Penicillin: hives",
    is_allergic=True,
    product="Privigen 10%, 28 g = 280 mL",
    product_note="CIDP, day 3 of 5",
    stage="Infusing",
    stage_note="stage 4 of 6",
    clock_label="Elapsed",
    clock="02:14",
    clock_note="since 09:05",
    short_identity="14 Mar 1961, 4471-0926, 70 kg",
    short_product="Privigen 10%, 28 g",
    short_note="02:14, day 3 of 5",
)
ACTIONS = (
    ActionView("vitals", "Vitals", "heart-pulse", "V"),
    ActionView("reaction", "Reaction", "flag", "R"),
    ActionView("rate", "Change rate", "gauge", "C", "blocked", "Not yet: a reaction is open."),
    ActionView("pause", "Pause", "pause", "P"),
    ActionView("note", "Note", "notebook-pen", "N"),
    ActionView("more", "More", "ellipsis", "M"),
)
BAR = (
    ActionView("vitals", "Vitals", "heart-pulse", "V"),
    ActionView("reaction", "Reaction", "flag", "R"),
    ActionView("rate", "Rate", "gauge", "C"),
    ActionView("pause", "Pause", "pause", "P"),
    ActionView("chart", "Chart", "chart-line", ""),
    ActionView("more", "More", "ellipsis", "M"),
)
RECORDED = (
    TimelineView("6", "11:15", "DM", "Vitals, in range", "122/74, pulse 76, 98%"),
    TimelineView("5", "11:00", "DM", "Reaction gone", "Vitals in range, 118/72"),
    TimelineView("4", "10:45", "DM", "Rate 84 to 42 mL/h", "Pump read back 42"),
    TimelineView("3", "10:43", "DM", "Reaction, mild", "Headache 3 of 10, flushing", tone="reaction"),
    TimelineView("2", "10:35", "DM", "Rate 63 to 84 mL/h", "Pump read back 84"),
    TimelineView("1", "10:35", "DM", "Vitals,", "118/70, pulse 79, 98%", word="amber", word_tone="medium-text"),
)
NOW = NowView("42", "mL/h", "1 mg/kg/min", "step 2 of 4, since 10:45 (34 min)")
VERDICT = VerdictView("fine", "In range", "11:15, 4 min ago", "2 clean sets in a row")
VOLUME = VolumeView(
    "101 mL",
    "of 280 mL given, 10.1 g of 28 g",
    "14:13",
    101 / 280,
    bottles=((0, "Bottle 1, 20 g"), (200 / 280, "2, 5 g"), (250 / 280, "3, 5 g")),
)
HERO = DueView(
    "v", "11", "Take vitals, 11:30", unit="min", below="before the rate may go up", button="Vitals", icon="heart-pulse"
)
ROWS = (
    DueView("r", "11 min", "Rate to 63 mL/h, after vitals", "11:30", "locked"),
    DueView("b", "1 h 38 min", "Bottle 2, new lot: vitals again", "12:57"),
    DueView("f", "2 h 54 min", "Finish, flush, observe 60 min", "14:13"),
)
ALARMS = (
    AlarmView(
        "h", "high", "Chair 3, SL. Pulse 134: red limit. Stop and look at the patient.", "Answer", "Sound off 1 min"
    ),
    AlarmView("m", "medium", "Chair 2, TO. Vitals were due 11:10, 9 min ago.", "Take vitals", "Sound off 2 min"),
    AlarmView("l", "low", "Battery 20%. Plug in the laptop.", "Seen"),
    AlarmView("u", "unsaved", "The disk is full. Write entries on paper; timers and Emergency go on.", "Try again"),
)
