"""The golden cases of quota and velocity, and what holds for periods."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from vai.hunting.forecasting import needs, periods
from vai.hunting.forecasting.periods import Kind

QUOTA = {
    "left": 900_000_000,
    "expected": 300_000_000,
    "mean_won": 60_000_000,
    "conversion": Decimal("0.05"),
    "weeks_left": 10,
    "cycle_weeks": 4,
}


def test_leads_a_week_as_in_the_golden_case():
    assert needs.leads_a_week(**QUOTA) == 34


def test_new_leads_cannot_make_it_within_one_cycle_of_the_end():
    assert needs.leads_a_week(**{**QUOTA, "weeks_left": 4}) is None
    assert needs.leads_a_week(**{**QUOTA, "weeks_left": 3}) is None
    assert needs.leads_a_week(**{**QUOTA, "weeks_left": 3, "expected": 900_000_000}) == 0


def test_velocity_as_in_the_golden_case():
    assert round(needs.velocity(40, Decimal("0.25"), 60_000_000, 45)) == 13_333_333


def test_pace_is_attainment_against_working_days():
    assert needs.pace(needs.attainment(450, 900), 10, 20) == 1
    assert needs.pace(needs.attainment(450, 900), 5, 20) == 2
    assert needs.pace(Fraction(1, 2), 0, 20) is None
    assert needs.attainment(1, 0) is None


def test_conversion_is_drawn_towards_the_company_and_its_quarters_enclose_it():
    found = needs.conversion_of(5, 90, Fraction(1, 20), seed="x")
    assert found.mean == Fraction(11, 200)
    assert found.low < found.mean < found.high
    assert found == needs.conversion_of(5, 90, Fraction(1, 20), seed="x")
    few = needs.conversion_of(1, 10, Fraction(1, 20), seed="x")
    assert few.high - few.low > found.high - found.low
    assert needs.conversion_of(0, 0, Fraction(0), seed="x").mean == 0


def test_periods_follow_one_another_without_a_gap():
    for kind in Kind:
        period = periods.of(kind, date(2024, 2, 29))
        for _ in range(60):
            assert periods.parse(period.code) == period
            assert period.since <= period.last < period.until
            assert period.after.since == period.until
            assert period.after.before == period
            period = period.after


def test_what_is_no_period_is_none():
    for code in ("", "2026-13", "2026-W54", "2026-Q5", "26-01", "2026-11-01", "0000"):
        assert periods.parse(code) is None


def test_codes_are_those_that_people_write():
    assert periods.of(Kind.QUARTER, date(2026, 11, 25)).code == "2026-Q4"
    assert periods.of(Kind.MONTH, date(2026, 12, 31)).until == date(2027, 1, 1)
    assert periods.of(Kind.WEEK, date(2027, 1, 1)).code == "2026-W53"
