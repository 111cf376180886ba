"""The report tells each alarm in a row and the reminders in a line; without any of them the section is left out."""

from nurse_app.documents.summary import summary
from nurse_app.documents.summary_text import as_text
from nurse_app.infusion import entries as e
from nurse_app.infusion.alarm_facts import VIGIL
from nurse_app.infusion.outlook import Priority
from nurse_app.wording import paper
from nurse_app.wording.paper_alarms import ALARMS
from tests.documents.test_summary import BOOK, cells, prose, section, sections
from tests.support.halloran import at
from tests.support.halloran_record import NURSE, folded, story

LATE = ("vitals-late", at("11:00"))


def a_day(*told, signed=False):
    """The day of one reaction with facts about alarms in it: (time, fact, author)."""
    day = story(signed=signed)
    ids = [day.add(clock, fact, author=author) for clock, fact, author in told]
    return day, ids


def the_day():
    day, _ = a_day(
        ("08:58", e.SoundChecked("heard"), NURSE),
        ("09:20", e.AlarmRaised("vitals-due", Priority.LOW, at("09:20")), VIGIL),
        ("09:35", e.AlarmRaised("rate-due", Priority.LOW, at("09:35")), VIGIL),
        ("10:05", e.AlarmRaised("rate-due", Priority.LOW, at("10:05")), VIGIL),
        ("11:05", e.AlarmRaised(LATE[0], Priority.MEDIUM, LATE[1], (), "", "on"), VIGIL),
        ("11:06", e.AlarmSeen(*LATE, "locked"), VIGIL),
        ("11:07", e.AlarmAnswered(*LATE), NURSE),
        ("11:07", e.SoundPaused(at("11:09"), (f"vitals-late@{at('11:00').isoformat()}",)), NURSE),
        ("11:09", e.SoundBack("time"), VIGIL),
    )
    taken = day.add("11:10", e.Noted("asleep"))
    day.add("11:10", e.AlarmOver(*LATE, taken), author=VIGIL)
    day.add("11:11", e.AlarmRaised("red-flag", Priority.HIGH, at("11:11"), (), "window", "paused"), author=VIGIL)
    return summary(folded(day), at("15:25"), BOOK)


def test_an_alarm_is_one_row_from_raised_to_over():
    assert cells(section(the_day(), ALARMS)) == [
        [
            "11:05, since 11:00",
            "Vitals late",
            "medium",
            "sounded",
            "11:06 on the locked screen",
            "11:07 DM",
            "11:10, note",
        ],
        ["11:11", "Red flag", "high", "sound paused", "11:11", "", "not over"],
    ]


def test_checks_pauses_and_reminders_are_a_line_each():
    assert prose(section(the_day(), ALARMS)) == [
        "Sound checked 08:58: heard (DM).",
        "Sound of vitals late paused 11:07:00 until 11:09:00 by DM, back 11:09:00 by itself.",
        "Reminders: vitals due 09:20; rate step due 09:35, 10:05.",
    ]


def test_a_record_without_alarms_has_no_section_of_them():
    day, _ = a_day()
    assert ALARMS not in [part.title for part in sections(summary(folded(day), at("15:25"), BOOK))]


def test_a_calm_day_says_that_no_alarm_was_raised():
    day, _ = a_day(("08:58", e.SoundChecked("no-speaker"), VIGIL))
    told = prose(section(summary(folded(day), at("15:25"), BOOK), ALARMS))
    assert told == [
        "No alarm was raised.",
        "Sound checked 08:58: no loudspeaker found: the screen is watched (V).",
    ]


def test_everything_recorded_leaves_them_to_their_table_and_says_how_many():
    whole = section(the_day(), paper.EVERYTHING)
    numbers = [int(row[0]) for row in cells(whole)]
    kept = folded(story(signed=False)).entries
    # Eleven of the twelve are about alarms; the note between them keeps its own number.
    assert len(numbers) == len(kept) + 1
    assert numbers[-1] == len(kept) + 10
    assert prose(whole) == [
        '11 entries tell of alarms: they stand under "Alarms" and, each whole, in the data of this file.'
    ]
    assert VIGIL not in whole.beside


def test_what_tells_of_alarms_stands_nowhere_else():
    told = as_text(the_day())
    assert told.count("Vitals late") == 1
    assert told.count("Red flag") == 1
