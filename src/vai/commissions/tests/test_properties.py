"""What holds for every plan and every set of events, tried on made-up ones."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vai.commissions import engine
from vai.commissions.engine import events, files, numbers, plan_trees, plans
from vai.commissions.tests.cases import later, plan, sold, statements

# The suite tries a few; HYPOTHESIS_PROFILE=explore tries as many as one likes.
few = settings(max_examples=30 if os.environ.get("HYPOTHESIS_PROFILE", "vai") == "vai" else 2000)

PEOPLE = ("A", "B", "C")
amounts = st.integers(0, 3_000_000_000)
percents = st.decimals("0", "30", places=2).map(str)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
products = st.sampled_from(["SW", "HW", "SV"])


@st.composite
def bands(draw: Any, *, attainment: bool = False) -> list[dict[str, str]]:
    starts = draw(st.lists(st.integers(1, 20), min_size=0, max_size=4, unique=True))
    unit = Fraction(1, 10) if attainment else 100_000_000
    pcts = sorted(draw(st.lists(percents, min_size=len(starts) + 1, max_size=len(starts) + 1)), key=Decimal)
    return [
        {"from": numbers.text(Fraction(start * unit)), "pct": pct}
        for start, pct in zip([0, *sorted(starts)], pcts, strict=True)
    ]


@st.composite
def rates(draw: Any) -> Any:
    form = draw(st.sampled_from(["flat", "amount", "attainment", "product", "factor"]))
    if form == "flat":
        return {"flat": draw(percents)}
    if form == "product":
        return {"product": {"SW": draw(percents), "default": draw(percents)}}
    tiers = {
        "mode": draw(st.sampled_from(["marginal", "retroactive"])),
        "by": "attainment" if form == "attainment" else "amount",
        "bands": draw(bands(attainment=form == "attainment")),
    }
    factors = {"factor": {"SW": draw(st.sampled_from(["0.5", "1.25"]))}} if form == "factor" else {}
    return {"tiers": tiers, **factors}


@st.composite
def any_plan(draw: Any) -> dict[str, Any]:
    more: dict[str, Any] = {"quota": "800000000"}
    choices = {
        "gate": st.just({"attainment": "0.5"}),
        "multipliers": st.just(
            [
                {"when": {"margin_below": "0.1"}, "times": "0.5"},
                {"when": {"from": "2026-03-01", "to": "2026-05-01", "product": "SW"}, "times": "1.5"},
            ]
        ),
        "cap": st.sampled_from(
            [
                {"amount": "30000000", "scope": "period"},
                {"amount": "20000000", "scope": "deal"},
                {"pct": "4", "scope": "period"},
            ]
        ),
        "draw": st.sampled_from(
            [
                {"amount": "9000000", "recoverable": True, "carry_max": "20000000"},
                {"amount": "9000000", "recoverable": False},
            ]
        ),
        "clawback": st.just(
            {"full_days": 60, "zero_days": 200, "on": ["cancel", "refund", "unpaid_days>30"]}
        ),
        "holdback": st.just({"pct": "20", "release": "handover_accepted"}),
        "excl": st.just(["vat", "shipping"]),
    }
    for name, choice in choices.items():
        if draw(st.booleans()):
            more[name] = draw(choice)
    basis = draw(st.sampled_from(["booked", "invoiced", "cash", "margin"]))
    period = draw(st.sampled_from(["month", "quarter", "year"]))
    return plan(draw(rates()), **more) | {"basis": basis, "period": period}


@st.composite
def credits(draw: Any) -> list[dict[str, Any]]:
    who = draw(st.permutations(PEOPLE))[: draw(st.integers(1, 3))]
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=len(who) - 1, max_size=len(who) - 1)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    return [{"person": person, "pct": str(part)} for person, part in zip(who, parts, strict=True)]


@st.composite
def stories(draw: Any) -> list[dict[str, Any]]:
    """Up to five deals, each with what happened to it."""
    rows: list[dict[str, Any]] = []
    for n in range(draw(st.integers(1, 5))):
        on = draw(days)
        base = draw(amounts)
        head = sold(
            f"e{n}",
            base,
            on.isoformat(),
            credit=draw(credits()),
            pool=draw(st.booleans()),
            product=draw(products),
        )
        rows.append(
            head | {"gross": str(base * 11 // 10 + 1), "margin": draw(st.sampled_from(["0.05", "0.3"]))}
        )
        kinds = st.sampled_from(
            ["cash", "invoiced", "refund", "credit_note", "cancel", "unpaid", "handover_accepted"]
        )
        for m, kind in enumerate(draw(st.lists(kinds, max_size=4))):
            day = (on + timedelta(draw(st.integers(0, 300)))).isoformat()
            part = {"share": draw(st.sampled_from(["0.4", "1/3", "1"]))} if kind not in _WHOLE else {}
            rows.append(later(f"e{n}-{m}", kind, f"e{n}", day, **part))
    return rows


_WHOLE = ("cancel", "handover_accepted", "unpaid")


def told(plan: Any, rows: list[dict[str, Any]]) -> list[dict[str, object]]:
    return [files.tree(one) for one in statements(plan, rows).values()]


@few
@given(any_plan(), stories(), st.randoms(use_true_random=False))
def test_the_order_of_events_in_the_file_does_not_matter(plan: Any, rows: Any, chance: Any) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert told(plan, shuffled) == told(plan, rows)


@few
@given(any_plan(), stories())
def test_a_replay_gives_the_same_statements_and_hashes(plan: Any, rows: Any) -> None:
    again = json.loads(json.dumps([plan, rows]))
    assert told(*again) == told(plan, rows)


@few
@given(any_plan(), stories())
def test_a_statement_is_the_sum_of_its_lines(plan: Any, rows: Any) -> None:
    owed: dict[str, Decimal] = {}
    for one in statements(plan, rows).values():
        parts = one.earned - one.held_back + one.released - one.clawed_back
        assert parts == sum((line.amount for line in one.lines), Decimal(0))
        assert one.payable == parts + one.draw
        assert one.opening == owed.get(one.person, Decimal(0))
        owed[one.person] = one.carried


@few
@given(any_plan(), stories())
def test_what_happens_later_changes_no_earlier_statement_but_by_the_day_of_its_own(
    plan: Any, rows: Any
) -> None:
    assume("draw" not in plan)
    before = statements(plan, rows)
    ends = max(row["date"] for row in rows)
    more = [*rows, later("zz", "cancel", rows[0]["id"], "2028-01-01")]
    after = statements(plan, more)
    assert ends < "2028-01-01"
    assert {name: one for name, one in after.items() if "2028" not in name} == before


@few
@given(any_plan(), stories())
def test_taking_everything_back_leaves_nothing(plan: Any, rows: Any) -> None:
    plain = {key: value for key, value in plan.items() if key not in ("draw", "clawback")}
    heads = [row for row in rows if row["type"] == "booked"]
    undone = [later(f"z{n}", "cancel", row["id"], "2028-01-01") for n, row in enumerate(heads)]
    by_person: dict[str, Decimal] = {}
    for one in statements(plain, [*rows, *undone]).values():
        by_person[one.person] = by_person.get(one.person, Decimal(0)) + one.payable
    assert set(by_person.values()) <= {Decimal(0)}


@few
@given(rates(), amounts, credits())
def test_the_parts_of_a_pool_add_up_to_the_whole(rate: Any, base: int, credit: Any) -> None:
    whole = plan(rate, quota="800000000")
    alone = statements(plan(rate, quota=str(800_000_000 * len(credit))), [sold("e1", base, product="SW")])
    shared = statements(whole, [sold("e1", base, credit=credit, pool=True, product="SW")])
    assert sum(one.payable for one in shared.values()) == alone["A 2026-11"].payable


@few
@given(bands(), amounts, amounts, st.integers(1, 1000))
def test_marginal_pay_never_falls_when_more_is_sold(found: Any, first: int, second: int, more: int) -> None:
    tiers = plan({"tiers": {"bands": found}})

    def total(last: int) -> Decimal:
        return statements(tiers, [sold("e1", first), sold("e2", last, "2026-11-06")])["A 2026-11"].payable

    assert total(second + more) >= total(second)
    # Nor does it jump: what comes on top is paid by some band, with a đồng for rounding on either side.
    highest = max(Fraction(band["pct"]) for band in found) / 100
    assert total(second + more) - total(second) <= more * highest + 1


@few
@given(rates(), stories())
def test_a_cap_on_a_period_is_never_passed(rate: Any, rows: Any) -> None:
    capped = plan(rate, cap={"amount": "30000000", "scope": "period"}, quota="800000000")
    found = statements(capped, [row for row in rows if row["type"] in ("booked", "cash")])
    assert all(one.earned <= 30_000_000 for one in found.values())


@few
@given(amounts, st.lists(st.integers(1, 100), min_size=1, max_size=6), percents)
def test_receipts_add_up_to_the_whole(base: int, weights: list[int], pct: str) -> None:
    whole = statements(plan(pct), [sold("e1", base)])["A 2026-11"].payable
    receipts = [
        later(f"c{n}", "cash", "e1", f"2026-12-{n + 1:02d}", share=f"{weight}/{sum(weights)}")
        for n, weight in enumerate(weights)
    ]
    paid = statements(plan(pct, basis="cash", period="year"), [sold("e1", base), *receipts])
    assert paid["A 2026"].payable == whole


@few
@given(any_plan())
def test_a_plan_survives_the_way_through_json(tree: Any) -> None:
    read = plans.read(tree)
    assert plans.read(json.loads(json.dumps(plan_trees.tree(read)))) == read


@few
@given(any_plan(), stories())
def test_events_mean_the_same_however_their_numbers_are_written(plan: Any, rows: Any) -> None:
    wordy = [row | {"base": f"{row['base']}.00"} if "base" in row else row for row in rows]
    assert told(plan, wordy) == told(plan, rows)


@few
@given(any_plan(), stories(), stories())
def test_what_if_is_the_difference_of_two_statements(tree: Any, rows: Any, more: Any) -> None:
    further = [
        {**row, "id": f"n{row['id']}", "deal": f"n{row.get('of', row['id'])}"}
        | ({"of": f"n{row['of']}"} if "of" in row else {})
        for row in more
    ]
    read, known, new = plans.read(tree), events.read(rows), events.read(further)
    gains = {(gain.person, gain.period): gain.adds for gain in engine.what_if(read, known, new)}
    before = {(one.person, one.period): one.payable for one in engine.simulate(read, known)}
    after = {(one.person, one.period): one.payable for one in engine.simulate(read, (*known, *new))}
    for key, payable in after.items():
        assert gains.get(key, Decimal(0)) == payable - before.get(key, Decimal(0))
