"""The catalogue of products against figures typed by hand from the published labels."""

from fractions import Fraction

import pytest

from nurse_app.clinical.products import Product
from nurse_app.clinical.quantities import Concentration, Dose, Minutes, RateAs, RateUnit
from nurse_app.clinical.sources import Confidence
from tests.support.tables import clinical_files, numbers, real_book, there

MG, ML, ML_MIN = RateUnit.MG_KG_MIN, RateUnit.ML_KG_H, RateUnit.ML_KG_MIN

PRODUCTS = {
    "alyglo": "PI",
    "asceniv": "PI",
    "bivigam": "PI",
    "flebogamma-dif-10-us": "PI ITP",
    "flebogamma-dif-5-us": "PI",
    "gammagard-liquid": "CIDP MMN PI",
    "gammagard-liquid-erc": "PI",
    "gammagard-sd": "PI ITP CLL KAWASAKI",
    "gammaked": "CIDP PI ITP",
    "gammaplex-10-us": "PI ITP",
    "gammaplex-5-us": "PI ITP",
    "gamunex-10-eu": "MG CIDP MMN PI ITP GBS KAWASAKI",
    "gamunex-c": "CIDP PI ITP",
    "intratect-100": "CIDP MMN PI ITP GBS KAWASAKI",
    "intratect-50": "CIDP MMN PI ITP GBS KAWASAKI",
    "iqymune": "PI ITP GBS KAWASAKI CIDP MMN",
    "kiovig": "CIDP MMN PI ITP GBS KAWASAKI",
    "octagam-10-eu": "DM CIDP PI ITP GBS KAWASAKI",
    "octagam-10-us": "DM ITP",
    "octagam-5-eu": "CIDP PI ITP GBS KAWASAKI",
    "octagam-5-us": "PI",
    "panzyga-eu": "CIDP MMN PI ITP GBS KAWASAKI",
    "panzyga-us": "CIDP PI ITP",
    "privigen-eu": "CIDP MMN PI ITP GBS KAWASAKI",
    "privigen-us": "CIDP PI ITP",
    "yimmugo-us": "PI",
}

# product, indication, leading unit, first rate, highest (mg/kg/min, mL/kg/h), the one that rules
RATES = [
    ("privigen-us", "CIDP", MG, "0.5", ("8", "4.8"), ("8", "4.8")),
    ("privigen-us", "ITP", MG, "0.5", ("4", "2.4"), ("4", "2.4")),
    ("gamunex-c", "CIDP", MG, "2", ("8", "4.8"), ("8", "4.8")),
    ("gamunex-c", "PI", MG, "1", ("8", "4.8"), ("8", "4.8")),
    ("gammaked", "CIDP", MG, "2", ("8", "4.8"), ("8", "4.8")),
    ("gammagard-liquid", "CIDP", ML, "0.5", ("9", "5.4"), ("9", "5.4")),
    ("gammagard-liquid", "PI", ML, "0.5", ("8.333", "5"), ("8", "4.8")),
    ("gammagard-liquid-erc", "PI", ML, "0.5", ("8.333", "5"), ("8", "4.8")),
    ("gammagard-sd", "ITP", ML, "0.5", ("3.333", "4"), ("3.333", "4")),
    ("octagam-5-us", "PI", MG, "0.5", ("3.33", "3.996"), ("3.33", "3.996")),
    ("octagam-10-us", "DM", MG, "1", ("4", "2.4"), ("4", "2.4")),
    ("octagam-10-us", "ITP", MG, "1", ("12", "7.2"), ("12", "7.2")),
    ("panzyga-us", "CIDP", MG, "1", ("12", "7.2"), ("12", "7.2")),
    ("panzyga-us", "PI", MG, "1", ("14", "8.4"), ("14", "8.4")),
    ("panzyga-us", "ITP", MG, "1", ("8", "4.8"), ("8", "4.8")),
    ("flebogamma-dif-5-us", "PI", MG, "0.5", ("5", "6"), ("5", "6")),
    ("flebogamma-dif-10-us", "PI", ML_MIN, "0.01", ("8", "4.8"), ("8", "4.8")),
    ("gammaplex-5-us", "PI", MG, "0.5", ("4", "4.8"), ("4", "4.8")),
    ("gammaplex-10-us", "PI", MG, "0.5", ("8", "4.8"), ("8", "4.8")),
    ("bivigam", "PI", MG, "0.5", ("6", "3.6"), ("6", "3.6")),
    ("asceniv", "PI", MG, "0.5", ("8", "4.8"), ("8", "4.8")),
    ("alyglo", "PI", MG, "1", ("8", "4.8"), ("8", "4.8")),
    ("kiovig", "GBS", ML, "0.5", ("10", "6"), ("10", "6")),
    ("intratect-50", "CIDP", ML, "1.4", ("1.583", "1.9"), ("1.583", "1.9")),
    ("intratect-100", "PI", ML, "0.3", ("3.167", "1.9"), ("3.167", "1.9")),
    ("iqymune", "MMN", ML, "0.5", ("10", "6"), ("10", "6")),
    ("privigen-eu", "GBS", ML, "0.3", ("8", "4.8"), ("8", "4.8")),
    ("octagam-5-eu", "GBS", ML, "1", ("4.167", "5"), ("4", "4.8")),
    ("octagam-10-eu", "DM", ML_MIN, "0.01", ("4", "2.4"), ("4", "2.4")),
    ("octagam-10-eu", "CIDP", ML_MIN, "0.01", ("12", "7.2"), ("12", "7.2")),
    ("panzyga-eu", "CIDP", ML, "0.6", ("8", "4.8"), ("8", "4.8")),
    ("gamunex-10-eu", "MG", ML, "0.6", ("8", "4.8"), ("8", "4.8")),
]


def labelled(product: str) -> Product:
    return there(real_book().product(product))


def rate_of(product, code):
    return there(labelled(product).indication(code)).rate


def figures(pair):
    return None if pair is None else (pair.mg_kg_min, pair.ml_kg_h)


def test_every_product_of_the_catalogue_is_there_with_all_its_indications():
    assert {p.id: " ".join(i.code for i in p.indications) for p in real_book().products} == PRODUCTS


def test_every_file_of_a_product_is_read():
    assert sum(name.startswith("products/") for name in clinical_files()) == 26


@pytest.mark.parametrize(("product", "code", "unit", "first", "highest", "rules"), RATES)
def test_a_rate_is_the_one_published(product, code, unit, first, highest, rules):
    rate = rate_of(product, code)
    assert rate.primary_unit is unit
    assert rate.initial == RateAs.of(first, unit)
    assert figures(rate.highest) == (Fraction(highest[0]), Fraction(highest[1]))
    assert figures(rate.conservative) == (Fraction(rules[0]), Fraction(rules[1]))


def test_where_no_highest_rate_is_known_none_is_made_up():
    rate = rate_of("yimmugo-us", "PI")
    assert rate.highest is None
    assert rate.conservative is None
    assert rate.label_printed_highest == ""
    assert rate.initial == RateAs.of("0.5", MG)


@pytest.mark.parametrize(
    ("product", "code", "basis", "steps"),
    [
        ("gammagard-liquid", "MMN", "example", "0:0.5 30:1 60:2 90:3 120:4 150:5"),
        ("octagam-5-us", "PI", "label-table", "0:0.5 30:1 60:2 90:3.33"),
        ("octagam-10-us", "ITP", "label-table", "0:1 30:2 60:4 90:8 120:12"),
        ("octagam-10-us", "DM", "derived", "0:1 30:2 60:4"),
        ("bivigam", "PI", "derived", "0:0.5 10:1.3 30:2.1 50:2.9 70:3.7 90:4.5 110:5.3 130:6"),
        ("gammaplex-5-us", "ITP", "from-memory", "0:0.5 15:1 30:2 45:3 60:4"),
        ("gammaplex-10-us", "PI", "trial", "0:0.5 15:1 30:2 45:4 60:6 75:8"),
        ("alyglo", "PI", "from-memory", "0:1 30:2 60:4 90:8"),
        ("privigen-us", "CIDP", "", ""),
        ("panzyga-us", "PI", "", ""),
    ],
)
def test_the_printed_steps_and_where_they_come_from(product, code, basis, steps):
    rate = rate_of(product, code)
    assert rate.steps_basis == basis
    typed = [step.split(":") for step in steps.split()]
    assert [(s.from_min, s.rate) for s in rate.steps] == [
        (Minutes.of(minute), RateAs.of(amount, rate.primary_unit)) for minute, amount in typed
    ]


@pytest.mark.parametrize(
    ("product", "code", "hold", "interval", "longest"),
    [
        ("privigen-us", "CIDP", None, None, None),
        ("gamunex-c", "CIDP", "30", None, None),
        ("panzyga-us", "ITP", "30", "15", "30"),
        ("bivigam", "PI", "10", "20", None),
        ("asceniv", "PI", "15", "15", None),
        ("octagam-10-us", "DM", "30", "30", None),
    ],
)
def test_a_time_that_the_label_does_not_print_is_left_out(product, code, hold, interval, longest):
    rate = rate_of(product, code)
    told = [None if span is None else Minutes.of(span) for span in (hold, interval, longest)]
    assert [rate.initial_for, rate.interval, rate.interval_longest] == told


def test_bivigam_rises_by_its_increment():
    assert rate_of("bivigam", "PI").increment == RateAs.of("0.8", MG)


# product, exclusive, mg/kg/min, mL/kg/h, who
AT_RISK = [
    ("gammagard-liquid", True, "3.3", "1.98", "renal-risk thrombosis-risk age-over-65"),
    ("gammagard-liquid-erc", True, "3.3", "1.98", "renal-risk thrombosis-risk"),
    ("gammagard-sd", True, "3.3", "3.96", "renal-risk thrombosis-risk"),
    ("gamunex-c", True, "8", "4.8", "renal-risk"),
    ("gammaked", True, "8", "4.8", "renal-risk"),
    ("octagam-5-us", True, "3.3", "3.96", "renal-risk"),
    ("octagam-10-us", False, "3", "1.8", "renal-risk thrombosis-risk"),
    ("octagam-10-eu", False, "3", "1.8", "renal-risk thrombosis-risk"),
    ("panzyga-us", False, "3.3", "1.98", "renal-risk thrombosis-risk"),
    ("bivigam", True, "2", "1.2", "thrombosis-risk"),
]


@pytest.mark.parametrize(("product", "exclusive", "mg", "ml", "who"), AT_RISK)
def test_who_is_at_risk_has_the_lower_printed_limit(product, exclusive, mg, ml, who):
    risk = there(labelled(product).at_risk)
    assert figures(risk.limit) == (Fraction(mg), Fraction(ml))
    assert there(risk.limit).exclusive is exclusive
    assert risk.population == tuple(who.split())


def test_a_label_without_a_number_for_those_at_risk_gives_none():
    numbered = {row[0] for row in AT_RISK}
    for product in real_book().products:
        assert (there(product.at_risk).limit is None) == (product.id not in numbered), product.id


def test_a_higher_ceiling_is_kept_with_its_rule_and_is_not_the_ceiling():
    kiovig = rate_of("kiovig", "PI")
    assert figures(kiovig.extended) == (Fraction("13.333"), Fraction(8))
    assert kiovig.extended_rule == "adults with PID, limited data"
    assert rate_of("kiovig", "GBS").extended is None
    powder = rate_of("gammagard-sd", "PI")
    assert figures(powder.extended) == (Fraction("13.333"), Fraction(8))
    assert powder.extended_rule == "at 100 mg/mL: only for patients who tolerate the 5% solution at 4 mL/kg/h"


@pytest.mark.parametrize(
    ("product", "strengths", "vials"),
    [
        ("privigen-us", "100", "5 10 20 40"),
        ("gammagard-sd", "50 100", "5 10"),
        ("octagam-5-us", "50", "1 2.5 5 10 25"),
        ("octagam-10-us", "100", "2 5 10 20 30"),
        ("panzyga-eu", "100", "1 2.5 5 6 10 20 30"),
        ("flebogamma-dif-5-us", "50", "0.5 2.5 5 10 20"),
        ("gammagard-liquid-erc", "100", ""),
    ],
)
def test_strengths_and_vial_sizes(product, strengths, vials):
    found = labelled(product)
    assert found.strengths == tuple(Concentration.of(s) for s in strengths.split())
    assert found.vials == tuple(Dose.of(v) for v in vials.split())


def test_a_label_that_contradicts_itself_says_so():
    assert rate_of("octagam-5-us", "PI").rounding_flags == (
        "max: label prints 0.07 mL/kg/min beside 3.33 mg/kg/min; "
        "arithmetic at 50 mg/mL makes that 3.5 vs 3.33 mg/kg/min (+5.1%)",
    )


def test_doses_are_those_of_the_label():
    privigen = there(labelled("privigen-us").indication("CIDP"))
    loading, maintenance = privigen.doses
    assert (loading.phase, loading.g_per_kg, loading.days) == ("loading", numbers("2 2"), (2, 5))
    assert (maintenance.g_per_kg, maintenance.days, maintenance.interval_weeks) == (
        numbers("1 1"),
        (1, 2),
        numbers("3 3"),
    )
    mmn = there(labelled("gammagard-liquid").indication("MMN")).doses[0]
    assert mmn.g_per_kg_per_month == (Fraction("0.5"), Fraction("2.4"))
    itp = there(labelled("kiovig").indication("ITP")).doses
    assert [(d.g_per_kg_per_day, d.days) for d in itp] == [
        (numbers("0.8 1"), (1, 1)),
        (numbers("0.4 0.4"), (2, 5)),
    ]


def test_what_is_known_only_from_memory_stays_marked():
    assert labelled("gammaked").confidence is Confidence.FROM_MEMORY
    assert labelled("gammaked").confidence_of("dose") is Confidence.SECONDARY_SOURCE
    assert rate_of("gammaplex-10-us", "ITP").confidence is Confidence.FROM_MEMORY
    assert rate_of("gammaplex-10-us", "PI").confidence is Confidence.LABEL_TEXT_SEEN


def test_handling_is_told():
    octagam = labelled("octagam-10-us")
    assert octagam.contains_maltose is True
    assert octagam.use_pooled_within == Minutes.of(480)
    assert octagam.iga == "average 106 microgram/mL (moderate)"
    assert octagam.flush_with == ("D5W", "0.9% sodium chloride")
    assert octagam.storage.startswith("2 to 8 °C for 36 months; up to 25 °C for 9 months; ")
    assert octagam.watch[0] == "vital signs watched throughout the infusion"
    assert octagam.watch[-1] == "dermatomyositis patients: watch closely for thromboembolism"
    assert octagam.sources[0].url


def test_every_product_names_its_sources():
    assert all(product.sources for product in real_book().products)
