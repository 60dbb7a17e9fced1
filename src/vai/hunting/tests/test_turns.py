"""Taking turns: the golden order, shares within one turn of the weights, weights corrected by conversion."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.hunting import turns
from vai.hunting.turns import UNIT, Turn


def test_five_one_one_gives_the_golden_order() -> None:
    group = [Turn(key, weight * UNIT) for key, weight in enumerate((5, 1, 1))]
    assert "".join("ABC"[turns.next_of(group).key] for _ in range(14)) == "AABACAA" * 2


@given(st.lists(st.integers(1, 20), min_size=1, max_size=6), st.integers(1, 300))
def test_nobody_is_ever_a_turn_away_from_their_share(weights: list[int], n: int) -> None:
    group = [Turn(key, weight * UNIT) for key, weight in enumerate(weights)]
    counts = Counter(turns.next_of(group).key for _ in range(n))
    assert (
        turns.largest_deviation((weight, counts[key]) for key, weight in enumerate(weights))
        <= len(weights) / 2
    )
    assert sum(turn.credit for turn in group) == 0
    if n % sum(weights) == 0:
        assert [counts[key] * sum(weights) for key in range(len(weights))] == [
            n * weight for weight in weights
        ]


def test_nobody_there_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        turns.next_of([])


def test_conversion_moves_a_weight_and_newcomers_keep_theirs() -> None:
    overall = Fraction(1, 5)
    assert turns.by_conversion(UNIT, won=0, ended=0, overall=overall) == 1000
    # (30 + 10·0,2)/(100 + 10)/0,2 = 16/11
    assert turns.by_conversion(UNIT, won=30, ended=100, overall=overall) == 1455
    assert turns.by_conversion(UNIT, won=100, ended=100, overall=overall) == 2000
    assert turns.by_conversion(UNIT, won=0, ended=100, overall=overall) == 500
    assert turns.by_conversion(3 * UNIT, won=0, ended=0, overall=Fraction(0)) == 3000
