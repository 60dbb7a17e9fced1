from decimal import Decimal

import pytest

from vai.guidance.rules.score import Record, fit_of, precision_of, score, stake, urgency

MILLION = Decimal(1_000_000)


@pytest.mark.parametrize(
    ("hours_left", "half_life", "value", "precision", "expected"),
    [
        (-3.0, 24, 500 * MILLION, 1.0, 88.6),
        (48.0, 48, 120 * MILLION, 0.7, 54.7),
        (0.0, 8, Decimal(0), 0.9, 63.0),
    ],
)
def test_golden_scores(
    hours_left: float, half_life: int, value: Decimal, precision: float, expected: float
) -> None:
    found = score(hours_left=hours_left, half_life=half_life, value=value, precision=precision, fit=1.0)
    assert round(found.total, 1) == expected


@pytest.mark.parametrize(
    ("acted", "irrelevant", "expected"), [(0, 0, 1.0), (8, 2, 1.43), (0, 6, 0.4), (100, 0, 1.5)]
)
def test_golden_fits(acted: int, irrelevant: int, expected: float) -> None:
    assert round(fit_of(Record(acted=acted, irrelevant=irrelevant)), 2) == expected


def test_a_rule_starts_at_two_thirds_and_learns() -> None:
    assert round(precision_of(Record()), 2) == 0.67
    assert precision_of(Record(useful=7, dismissed=2)) == 9 / 12


def test_terms_add_up_to_the_score_whatever_the_fit() -> None:
    found = score(hours_left=10, half_life=24, value=50 * MILLION, precision=0.5, fit=1.2)
    assert found.total == pytest.approx(
        120 * (0.45 * 0.5 ** (10 / 24) + 0.35 * stake(50 * MILLION) + 0.2 * 0.5)
    )


def test_urgency_and_stake_stay_between_nought_and_one() -> None:
    assert (urgency(-100, 1), urgency(None, 8), stake(None), stake(Decimal(-5)), stake(10**6 * MILLION)) == (
        1,
        0.5,
        0,
        0,
        1,
    )
