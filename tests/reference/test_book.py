"""The rest of the book: signs, combinations, vitals, policy, timetable, checks, limits, conditions, measures."""

from fractions import Fraction

from nurse_app.clinical.checks import CheckStage, HoldKind
from nurse_app.clinical.quantities import Concentration, DosePerWeight, Length, Minutes, Rate, Weight
from nurse_app.clinical.setting import Policy
from nurse_app.clinical.signs import Action, AllOf, AnyOf, Grade, SignAt, TriggerAt
from nurse_app.clinical.sources import Confidence
from nurse_app.clinical.vitals import Band, Compare, Vital
from nurse_app.reference import load_book
from tests.support.tables import clinical_files, numbers, planted, real_book, there


def test_nothing_of_the_reactions_is_missing():
    book = real_book()
    counted = (book.signs, book.red_flags, book.syndromes, book.actions, book.triggers, book.drugs)
    assert [len(rows) for rows in counted] == [41, 11, 10, 12, 9, 8]


def test_a_mild_headache_is_met_by_slowing_and_a_severe_one_by_stopping():
    headache = there(real_book().sign("headache"))
    assert headache.at(Grade.MILD).actions == (Action.REDUCE_RATE, Action.RECHECK_15, Action.MEDICATION_ON_ORDER)
    assert headache.at(Grade.SEVERE).actions[0] is Action.STOP_INFUSION
    assert headache.meddra == ("Headache", "10019211")
    assert headache.responds_to_slower_rate
    assert "focal_neuro_deficit" in headache.red_flag_with


def test_grades_that_the_book_skips_are_marked():
    skipped = {(s.id, grade.value) for s in real_book().signs for grade, row in s.grades if not row.used}
    assert skipped == {
        ("throat_tightness_angioedema", "mild"),
        ("focal_neuro_deficit", "mild"),
        ("focal_neuro_deficit", "moderate"),
        ("syncope", "mild"),
        ("limb_swelling_pain", "mild"),
        ("jaundice", "mild"),
    }


def test_a_sign_that_helps_only_sometimes_when_slowed_does_not_count_as_helped():
    assert not there(real_book().sign("chest_discomfort")).responds_to_slower_rate
    assert not there(real_book().sign("arrhythmia_palpitations")).responds_to_slower_rate


def test_rigors_with_a_fall_of_thirty_are_a_red_flag():
    found = next(f for f in real_book().red_flags if f.id == "rigor_drop")
    assert found.match == AllOf((SignAt("chills_rigors", Grade.MODERATE), TriggerAt("sbp_fall", "orange")))


def test_skin_and_one_more_must_be_two_different_signs():
    found = next(f for f in real_book().red_flags if f.id == "skin_plus_one")
    assert isinstance(found.match, AllOf)
    assert found.match.distinct
    skin, other = found.match.parts
    assert isinstance(skin, AnyOf)
    assert SignAt("urticaria") in skin.parts
    assert isinstance(other, AnyOf)
    assert SignAt("vomiting", Grade.SEVERE) in other.parts
    assert TriggerAt("sbp_fall", "red") in other.parts


def test_a_systolic_fall_has_its_three_bands():
    fall = there(real_book().trigger("sbp_fall"))
    told = [(b.band, [(c.test, c.figure) for c in b.conditions]) for b in fall.bands]
    assert told == [
        (Band.AMBER, [(Compare.FALL, Fraction(20)), (Compare.BELOW, Fraction(105))]),
        (Band.ORANGE, [(Compare.FALL, Fraction(30)), (Compare.BELOW, Fraction(100))]),
        (Band.RED, [(Compare.FALL_PERCENT, Fraction(30)), (Compare.BELOW, Fraction(90))]),
    ]


def test_a_degree_with_chills_is_orange():
    orange = there(real_book().trigger("temp_rise")).bands[1].conditions[2]
    assert (orange.test, orange.figure, orange.with_signs) == (Compare.RISE, Fraction(1), ("chills_rigors",))


def test_bounds_of_what_can_be_typed():
    bounds = {row.vital: row for row in real_book().bounds}
    assert set(bounds) == set(Vital)
    assert bounds[Vital.SYSTOLIC].refuse == numbers("40 300")
    assert bounds[Vital.SYSTOLIC].look == numbers("80 200")
    assert bounds[Vital.PULSE].look_change == 60
    assert bounds[Vital.TEMPERATURE].look == numbers("35 39.5")
    assert bounds[Vital.PAIN].look is None
    assert real_book().adult_years == 18


def test_each_rule_has_its_own_name():
    policy = real_book().policy
    named = {
        "keep": policy.keep,
        "slow_previous": policy.slow_previous,
        "slow_part": policy.slow_part,
        "pause": policy.pause,
        "pause_first": policy.pause_first,
        "stop": policy.stop,
        "stop_first": policy.stop_first,
        "second_reaction": policy.second_reaction,
        "red_flag": policy.red_flag,
        "emergency": policy.emergency,
        "call": policy.call,
        "next_visit": policy.next_visit_rule,
        "late_reaction": policy.late_reaction,
        "last_tolerated": policy.last_tolerated,
    }
    assert {what: rule.name for what, rule in named.items()} == {
        "keep": "RX-10 v1",
        "slow_previous": "RX-12 v1",
        "slow_part": "RX-14 v1",
        "pause": "RX-18 v1",
        "pause_first": "RX-20 v1",
        "stop": "RX-30 v1",
        "stop_first": "RX-32 v1",
        "second_reaction": "RX-34 v1",
        "red_flag": "RX-40 v1",
        "emergency": "RX-44 v1",
        "call": "RX-50 v1",
        "next_visit": "RX-60 v1",
        "late_reaction": "RX-61 v1",
        "last_tolerated": "RX-62 v1",
    }
    assert policy.slow_previous.source == "Geneva Woods order form; Privigen dosing page"


def test_the_figures_of_recheck_and_restart():
    policy = real_book().policy
    assert policy.default is Policy.REDUCE_FIRST
    assert policy.slow_fraction == Fraction("0.5")
    assert (policy.recheck_after, policy.restart_wait) == (Minutes.of(15), Minutes.of(30))
    assert (policy.clean_sets_before_rise, policy.clean_sets_apart) == (2, Minutes.of(15))
    assert (policy.rise_again_after, policy.rises_after_reaction) == (Minutes.of(30), 1)
    assert len(policy.never_slow_alone) == 8
    assert (policy.late_signs, policy.late_steps_lower) == ({"headache", "myalgia"}, 1)
    assert "chest_discomfort" in policy.never_slow_alone


def test_a_cautious_visit_is_watched_more_closely():
    table = real_book().timetable
    assert (table.standard.plateau_every, table.standard.plateau_close_every) == (Minutes.of(60), None)
    assert (table.cautious.plateau_close_every, table.cautious.plateau_close_for) == (Minutes.of(30), Minutes.of(120))
    assert (table.standard.chairside_after_start, table.cautious.chairside_after_start) == (None, Minutes.of(5))
    assert (table.standard.observe, table.standard.observe_sets) == (Minutes.of(30), (Minutes.of(30),))
    assert (table.cautious.observe, table.cautious.observe_sets) == (
        Minutes.of(60),
        (Minutes.of(30), Minutes.of(60)),
    )
    assert (table.grace, table.fresh_for, table.long_gap_weeks) == (Minutes.of(5), Minutes.of(5), 8)
    assert (table.standard.new_lot_restarts, table.cautious.new_lot_restarts) == (False, True)


def test_no_kit_means_no_infusion():
    kit = next(c for c in real_book().checks if c.id == "kit")
    assert (kit.stage, kit.hold, kit.home_only) == (CheckStage.PREPARE, HoldKind.HOLD, False)
    second = next(c for c in real_book().checks if c.id == "second_adult")
    assert second.home_only


def test_the_emergency_card_begins_with_stop_and_epinephrine():
    steps = [step.id for step in real_book().emergency]
    assert steps == ["stop", "epinephrine", "help", "position", "oxygen", "line", "vitals"]


def test_the_rash_call_is_at_day_eight_to_ten():
    call = next(f for f in real_book().follow_ups if f.id == "day_8_10")
    assert (call.from_hours, call.to_hours) == (192, 240)


def test_teaching_tells_what_is_expected_and_what_is_an_emergency():
    assert {row.urgency for row in real_book().teaching} == {"expected", "same-day", "emergency"}


def test_absolute_bounds_and_asking_points_of_an_order():
    limits = real_book().order_limits
    assert limits.weight == (Weight.of("0.5"), Weight.of(350))
    assert limits.height == (Length.of(30), Length.of(250))
    assert (limits.course, limits.day) == (DosePerWeight.of(4), DosePerWeight.of(2))
    assert (limits.course_ask, limits.day_ask) == (DosePerWeight.of(2), DosePerWeight.of(1))
    assert limits.exposure_ask == DosePerWeight.of("2.7")
    assert limits.pump_step == (Rate.of("0.01"), Rate.of(10))
    assert limits.rate == Rate.of(2000)
    assert limits.strengths == (Concentration.of(50), Concentration.of(100))
    assert (limits.shortest, limits.longest) == (Minutes.of(60), Minutes.of(480))
    assert (limits.weight_change, limits.rounding_off) == (Fraction("0.1"), Fraction("0.1"))
    assert (limits.bmi, limits.over_ideal) == numbers("30 1.2")
    assert limits.source_of("bmi") == "Ontario IVIG dose calculator"


def test_the_constants_of_body_weight():
    weights = real_book().weights
    assert (weights.base_male, weights.base_female) == (Weight.of(50), Weight.of("45.5"))
    assert (weights.kg_per_inch, weights.inches, weights.cm_per_inch) == numbers("2.3 60 2.54")
    assert (weights.adjusted_part, weights.shortest) == (Fraction("0.4"), Length.of("152.4"))


def test_the_default_titration_doubles_every_half_hour():
    default = real_book().default_titration
    assert (default.factor, default.interval) == (Fraction(2), Minutes.of(30))


def test_pump_volume_against_computed_volume():
    volume = real_book().volume_limits
    assert (volume.warn_ml, volume.warn_part, volume.hold_part) == numbers("5 0.03 0.1")


def test_the_eight_conditions_with_their_windows():
    book = real_book()
    assert [c.abbreviation for c in book.conditions] == ["CIDP", "GBS", "DM", "MMN", "MG", "LEMS", "PM", "IBM"]
    lems = next(c for c in book.conditions if c.id == "lems")
    assert (lems.peak_weeks, lems.waning_weeks) == (numbers("2 4"), numbers("8 8"))
    ibm = next(c for c in book.conditions if c.id == "ibm")
    assert ibm.evidence.startswith("Class I evidence - NOT recommended")
    assert book.knows_indication("LEMS")
    assert book.knows_indication("PI")
    assert not book.knows_indication("XYZ")


def test_a_measure_says_which_way_is_better_and_what_its_items_are():
    measures = {m.id: m for m in real_book().measures}
    assert len(measures) == 32
    incat = measures["incat"]
    assert (incat.low, incat.high, incat.step) == numbers("0 10 1")
    assert not incat.higher_is_better
    assert dict(incat.options)["arm"][0] == (Fraction(0), "no arm problem")
    assert len(dict(measures["mrc_sum"].options)["shoulder_abduction_r"]) == 6
    assert measures["walk10m"].high is None
    assert measures["irods"].total_only
    assert measures["irods"].items == ()
    assert measures["fvc"].alerts[0] == "below 20 mL/kg: urgent medical review"


def test_a_source_can_be_looked_up_by_its_name():
    urls = {s.what: s.url for s in real_book().sources}
    assert urls["Geneva Woods order form"] == "https://www.genevawoods.com/a-11-2/"


def test_a_drug_from_the_books_keeps_its_confidence():
    assert {d.confidence for d in real_book().drugs} == {Confidence.SECONDARY_SOURCE}


def test_any_change_of_a_table_is_another_version():
    changed = planted("teaching.toml", "Swelling", "Any swelling")
    assert load_book(changed).version != real_book().version
    assert load_book({**clinical_files(), "README.md": b"other words"}).version == real_book().version
