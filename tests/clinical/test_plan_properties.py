"""What holds for every plan: never above a ceiling, never rounded up, every millilitre accounted for."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from nurse_app.clinical.dose import carried_day, pick_vials, rounded_half_up
from nurse_app.clinical.duration import Leg, total_time
from nurse_app.clinical.order import LabelTitration, MeanHours, OwnStep, OwnTitration
from nurse_app.clinical.patient import Risk
from nurse_app.clinical.quantities import Dose, Minutes, Rate, RateAs, RateUnit, Volume
from nurse_app.clinical.setting import Clinic, Pump
from tests.support.orders import BOOK, g_per_kg, order, patient, plan

tenths = st.integers(1, 4000).map(lambda n: Fraction(n, 10))
weights = st.integers(20, 1500).map(lambda n: f"{n // 10}.{n % 10}" if n % 10 else f"{n // 10}")
doses = st.integers(1, 200).map(lambda n: f"{n // 100}.{n % 100:02d}")
pumps = st.builds(
    Pump,
    step=st.sampled_from([Rate.of("0.01"), Rate.of("0.1"), Rate.of("0.5"), Rate.of(1), Rate.of(5)]),
    highest=st.sampled_from([Rate.of(50), Rate.of(300), Rate.of(999)]),
    coarse_from=st.sampled_from([None, Rate.of(100)]),
    coarse_step=st.just(Rate.of(10)),
)
labels = st.sampled_from([(p.id, i.code) for p in BOOK.products if p.id != "gammagard-sd" for i in p.indications])
maxima = st.none() | st.builds(RateAs, tenths, st.just(RateUnit.ML_H))
own_steps = st.lists(st.tuples(tenths, st.integers(1, 90)), min_size=1, max_size=6).map(
    lambda rows: OwnTitration(RateUnit.ML_H, tuple(OwnStep(r, Minutes.of(hold)) for r, hold in rows))
)
titrations = st.just(LabelTitration()) | st.builds(MeanHours, st.integers(1, 12).map(Fraction)) | own_steps
risks = st.frozensets(st.sampled_from(list(Risk)))
clinics = st.builds(Clinic, maximum_rate=maxima)


@st.composite
def plans(draw):
    product, indication = draw(labels)
    written = order(
        product,
        indication,
        dose=g_per_kg(draw(doses)),
        titration=draw(titrations),
        maximum_rate=draw(maxima),
    )
    return plan(written, patient(draw(weights), risks=draw(risks)), pump=draw(pumps), clinic=draw(clinics))


@given(plans())
def test_no_step_is_above_any_limit(found):
    if found.ceiling is None:
        assert found.steps == ()
        return
    every_limit = [found.ceiling.rate, *(other.rate for other in found.ceiling.others)]
    assert found.ceiling.rate == min(every_limit)
    assert all(step.rate <= found.ceiling.rate for step in found.steps)


@given(plans())
def test_every_millilitre_is_in_exactly_one_step(found):
    if found.steps:
        assert sum((s.volume for s in found.steps), Volume.of(0)) == found.dosing.volume
        assert found.steps[-1].cumulative == found.dosing.volume
        assert found.duration == sum((s.lasts for s in found.steps), Minutes.of(0))
        assert all(s.volume.value * 60 == s.rate.value * s.lasts.value for s in found.steps)


@given(plans())
def test_a_plan_that_stops_for_its_rate_has_no_time(found):
    assert (found.duration is None) is (found.steps == ())


@given(pumps, tenths)
def test_a_rate_is_never_rounded_up(pump, rate):
    assert pump.settable(Rate(rate)) <= Rate(rate)
    assert pump.next_below(Rate(rate)) < Rate(rate)


@given(doses, weights, st.integers(1, 7))
def test_the_days_of_a_rounded_course_add_up_to_the_rounded_course(dose, kg, days):
    course = Dose.of(dose).times(Fraction(kg))
    five = Dose.of(5)
    whole = sum((carried_day(course, days, day, five) for day in range(1, days + 1)), Dose.of(0))
    assert whole == rounded_half_up(course, five)
    assert abs((whole - course).value) <= Fraction(5, 2)


@given(st.integers(1, 20000), st.sampled_from([p.vials for p in BOOK.products if p.vials]))
def test_the_vials_hold_the_dose_and_less_than_one_small_vial_more(tenth_grams, sizes):
    dose = Dose(Fraction(tenth_grams, 10))
    held = sum((v.size.times(v.count) for v in pick_vials(dose, sizes)), Dose.of(0))
    assert dose <= held < dose + min(sizes)


@given(st.lists(tenths, min_size=1, max_size=6), st.integers(1, 1000), st.integers(1, 1000))
def test_more_volume_never_takes_less_time(rates, volume, more):
    legs = tuple(Leg(Rate(r), Minutes.of(30)) for r in rates)
    assert total_time(Volume.of(volume), legs) < total_time(Volume.of(volume + more), legs)


@given(labels, weights, doses, tenths, tenths)
def test_a_lower_highest_rate_never_takes_less_time(label, kg, dose, one, other):
    low, high = sorted([one, other])
    slower, faster = (
        plan(order(*label, dose=g_per_kg(dose), maximum_rate=RateAs(top, RateUnit.ML_H)), patient(kg)).duration
        for top in (low, high)
    )
    assume(slower is not None and faster is not None)
    assert slower is not None
    assert faster is not None
    assert slower >= faster


@given(weights, doses, st.integers(1, 10))
def test_a_wished_duration_is_reached_and_one_step_more_would_not_reach_it(kg, dose, wished):
    found = plan(order(dose=g_per_kg(dose), titration=MeanHours(Fraction(wished))), patient(kg))
    label = plan(order(dose=g_per_kg(dose)), patient(kg)).ceiling
    assume(found.duration is not None)
    assert found.duration is not None
    assert found.ceiling is not None
    assert label is not None
    assert found.duration >= Minutes.of(wished * 60)
    if found.ceiling.rate < label.rate:
        faster = RateAs((found.ceiling.rate + Rate.of("0.1")).value, RateUnit.ML_H)
        shorter = plan(order(dose=g_per_kg(dose), maximum_rate=faster), patient(kg)).duration
        assert shorter is not None
        assert shorter < Minutes.of(wished * 60)
