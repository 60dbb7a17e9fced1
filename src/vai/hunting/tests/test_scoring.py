"""The score by itself: points, levels, checks, what is left out, and when there is none."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vai.hunting.scoring import checks, fitting, levels, points
from vai.hunting.scoring.fitting import Kind, NoScore
from vai.hunting.scoring.known import Example, WhyNot, by_name
from vai.hunting.scoring.model import Model

DAY = 86_400


def company(n: int = 900, *, seed: int = 1, signal: bool = True) -> list[Example]:
    """Leads of two years: those from a referral, and those who looked at many pages, are won more often."""
    chance = random.Random(seed)
    made = []
    for number in range(n):
        source = chance.choice(["Referral", "Web", "Fair", "Cold list"])
        pages = chance.choice([0, 0, chance.randint(1, 40)])
        odds = -1.2 + (1.6 * (source == "Referral") - 0.9 * (source == "Cold list") + 0.06 * pages) * signal
        won = chance.random() < 1 / (1 + math.exp(-odds))
        told = {
            "source": source,
            "custom.pages_viewed": pages,
            "custom.city": chance.choice(["Huế", "Hà Nội"]),
        }
        # Facts that say the same again, which rules count anew and a fit does not.
        told |= {f"custom.{name}": f"{name} {source}" for name in ("channel", "origin", "medium", "origin_2")}
        told["custom.lead_status"] = "signed" if won else "no"
        made.append(Example(f"L{number}", number * DAY * 0.8, told, won))
    return made


@pytest.mark.parametrize(("ratio", "worth"), [(3, 31.7), (0.5, -20.0), (1, 0.0)])
def test_twenty_points_double_the_odds(ratio: float, worth: float) -> None:
    assert round(points.points_of(ratio, damping=1), 1) == worth


def test_a_ratio_is_drawn_towards_one() -> None:
    ratio = points.likelihood_ratio(30, 100, 100, 1900)

    assert round(ratio, 3) == 4.944
    assert round(points.points_of(ratio, damping=1), 1) == 46.1
    assert round(points.points_of(ratio), 1) == 27.7


def test_a_company_with_a_history_gets_a_fit_that_is_checked_on_later_leads() -> None:
    found = fitting.fit(company())

    assert found.kind is Kind.LOGISTIC
    assert found.by_time
    assert found.check is not None
    assert found.check.auc > 0.65
    assert found.check.error < 0.1
    assert found.check.n_won + found.check.n_lost == 225
    assert sum(group.n for group in found.check.groups) == 225
    assert found.left_out == {"custom.city": WhyNot.BORN_WITH, "custom.lead_status": WhyNot.AFTER_CONTACT}


def test_reasons_say_what_speaks_for_a_lead_and_add_up() -> None:
    model = fitting.fit(company()).model
    assert model is not None

    good = model.score({"source": "Referral", "custom.pages_viewed": 38})
    bad = model.score({"source": "Cold list", "custom.pages_viewed": 0})

    assert good.score > 60 > 40 > bad.score
    strongest = good.reasons[:2]
    assert all(one.points > 0 for one in strongest)
    assert [one.fact for one in good.reasons if one.is_behaviour] == ["custom.pages_viewed"]
    assert good.score == min(99, round(50 + good.fit + good.behaviour))
    assert good.chance > bad.chance


def test_the_average_lead_has_fifty() -> None:
    history = company()
    model = fitting.fit(history).model
    assert model is not None

    scores = [model.score(one.values) for one in history]

    assert abs(sum(one.score for one in scores) / len(scores) - 50) < 3
    share = sum(one.is_won for one in history) / len(history)
    assert abs(sum(one.chance for one in scores) / len(scores) - share) < 0.02


def test_few_wins_are_scored_by_rules_and_very_few_not_at_all() -> None:
    few = company(200, seed=2)
    assert 20 <= sum(one.is_won for one in few) < 100
    assert fitting.fit(few).kind in (Kind.POINTS, Kind.NONE)
    assert Kind.LOGISTIC not in fitting.fit(few).checks

    none = fitting.fit(company(30, seed=3))

    assert (none.kind, none.model, none.why_none) == (Kind.NONE, None, NoScore.TOO_FEW)


def test_where_nothing_tells_won_from_lost_there_is_no_score() -> None:
    found = fitting.fit(company(signal=False))

    assert (found.kind, found.model, found.why_none) == (Kind.NONE, None, NoScore.NO_SIGNAL)
    assert all(one.auc < 0.62 for one in found.checks.values())


def test_what_is_filled_in_on_the_way_is_left_out() -> None:
    history = [
        Example(one.key, one.order, {**one.values, "custom.budget": "big" if n % 2 else "small"}, one.is_won)
        for n, one in enumerate(company())
    ]
    fresh = [{"source": "Web", "custom.pages_viewed": 3} for _ in range(60)]

    assert fitting.fit(history, fresh=fresh).left_out["custom.budget"] is WhyNot.FILLED_LATER
    assert "custom.budget" not in fitting.fit(history).left_out


def test_a_fact_that_tells_the_end_by_itself_is_left_out() -> None:
    history = [
        Example(one.key, one.order, {**one.values, "custom.remark": "ok" if one.is_won else "-"}, one.is_won)
        for one in company()
    ]

    assert fitting.fit(history).left_out["custom.remark"] is WhyNot.TELLS_THE_END


def test_a_running_number_is_left_out() -> None:
    history = [
        Example(one.key, one.order, {**one.values, "custom.no": 700 + n}, one.is_won)
        for n, one in enumerate(company())
    ]

    assert fitting.fit(history).left_out["custom.no"] is WhyNot.NAMES_ONE


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Last Notable Activity", WhyNot.AFTER_CONTACT),
        ("Tags", WhyNot.AFTER_CONTACT),
        ("Lead Quality", WhyNot.AFTER_CONTACT),
        ("Asymmetrique Profile Score", WhyNot.AFTER_CONTACT),
        ("Kết quả gọi", WhyNot.AFTER_CONTACT),
        ("Giới tính", WhyNot.BORN_WITH),
        ("Quê quán", WhyNot.BORN_WITH),
        ("Date of birth", WhyNot.BORN_WITH),
        ("Age", WhyNot.BORN_WITH),
        ("Page Views Per Visit", None),
        ("Lead Origin", None),
        ("Specialization", None),
        ("What is your current occupation", None),
    ],
)
def test_what_may_speak_is_told_by_its_name(name: str, why: WhyNot | None) -> None:
    assert by_name(name) is why


def test_the_same_history_gives_the_same_score_in_any_order() -> None:
    history = company()
    again = history[:]
    random.Random(7).shuffle(again)

    assert fitting.fit(again).as_json() == fitting.fit(history).as_json()


def test_a_model_is_plain_data() -> None:
    found = fitting.fit(company()).model
    assert found is not None

    read = Model.from_json(found.as_json())

    assert read.score({"source": "Referral"}) == found.score({"source": "Referral"})


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_auc_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[float, bool]]) -> None:
    won = [said for said, is_won in pairs if is_won]
    lost = [said for said, is_won in pairs if not is_won]
    right = sum((a > b) + (a == b) / 2 for a in won for b in lost)

    area = checks.auc([said for said, _won in pairs], [is_won for _said, is_won in pairs])

    assert area == pytest.approx(right / (len(won) * len(lost)) if won and lost else 0.5)


@settings(max_examples=50)
@given(
    st.lists(st.one_of(st.none(), st.integers(-5, 10**9), st.floats(allow_nan=False), st.text(max_size=99)))
)
def test_every_value_has_a_level(values: list[object]) -> None:
    known = levels.learn(values)  # type: ignore[arg-type]

    assert levels.Levels.from_json(known.as_json()) == known
    for value in [*values, None, "", "x" * 500, 10**30, True]:
        level = known.of(value)  # type: ignore[arg-type]
        assert level in {levels.NOT_TOLD, levels.OTHER, *known.texts} or known.is_number
