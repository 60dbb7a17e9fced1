"""What cannot be meant is told with its place; nothing that a file can hold ends in a traceback."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.commissions import engine
from vai.commissions.engine import files
from vai.commissions.engine.errors import SAYS, EventWrong, InputWrong, PlanWrong
from vai.commissions.tests.cases import later, plan, sold

BANDS = [{"from": "0", "pct": "3"}, {"from": "500", "pct": "5"}]


@pytest.mark.parametrize(
    ("tree", "path", "code"),
    [
        ([], "", "empty"),
        ("text", "", "not_object"),
        ({}, "currency", "missing"),
        (plan(currency="vnd"), "currency", "not_currency"),
        (plan(period="week"), "period", "not_one_of"),
        (plan(basis="paid"), "basis", "not_one_of"),
        (plan(round="floor"), "round", "not_one_of"),
        (plan(clawbak={}), "clawbak", "unknown_key"),
        (plan({}), "rate", "exactly_one"),
        (plan({"flat": "5", "product": {"SW": "6"}}), "rate.product", "two_rates"),
        (plan({"product": {"SW": "6"}, "factor": {"SW": "2"}}), "rate.product", "two_rates"),
        (plan({"flat": "5%"}), "rate.flat", "not_number"),
        (plan({"flat": 5.5}), "rate.flat", "is_float"),
        (plan({"flat": "-5"}), "rate.flat", "negative"),
        (plan({"flat": "1e9"}), "rate.flat", "not_number"),
        (plan({"flat": "1/0"}), "rate.flat", "not_number"),
        (plan({"flat": True}), "rate.flat", "not_number"),
        (plan({"tiers": {"bands": []}}), "rate.tiers.bands", "empty"),
        (plan({"tiers": {"bands": [*BANDS, BANDS[1]]}}), "rate.tiers.bands[2].from", "band_twice"),
        (plan({"tiers": {"bands": [{"from": "0"}]}}), "rate.tiers.bands[0].pct", "missing"),
        (plan({"tiers": {"mode": "steep", "bands": BANDS}}), "rate.tiers.mode", "not_one_of"),
        (plan(gate={"attainment": "0"}), "gate.attainment", "not_positive"),
        (plan(quota={"A": "0"}), "quota.A", "not_positive"),
        (
            plan(multipliers=[{"when": {"weather": "fine"}, "times": "2"}]),
            "multipliers[0].when.weather",
            "unknown_key",
        ),
        (plan(multipliers=[{"when": {}, "times": "2"}]), "multipliers[0].when", "empty"),
        (plan(multipliers=[{"when": {"product": "SW"}}]), "multipliers[0].times", "missing"),
        (plan(cap={"scope": "deal"}), "cap", "exactly_one"),
        (plan(cap={"amount": "1", "pct": "1", "scope": "deal"}), "cap", "exactly_one"),
        (plan(cap={"amount": "1", "scope": "year"}), "cap.scope", "not_one_of"),
        (plan(draw={"amount": "1", "recoverable": "yes"}), "draw.recoverable", "not_bool"),
        (plan(clawback={"full_days": 90, "zero_days": 30}), "clawback.zero_days", "zero_before_full"),
        (plan(clawback={"full_days": 9, "zero_days": 30, "on": ["rain"]}), "clawback.on[0]", "not_one_of"),
        (plan(clawback={"full_days": "1.5", "zero_days": 30}), "clawback.full_days", "not_whole"),
        (plan(holdback={"pct": "120", "release": "go_live"}), "holdback.pct", "above"),
        (plan(holdback={"pct": "20", "release": "payday"}), "holdback.release", "not_one_of"),
        (plan(credit=[{"role": "am", "pct": "101"}]), "credit[0].pct", "above"),
        (plan(excl=["tips"]), "excl[0]", "not_one_of"),
        (plan(effective=["2026-13-01", None]), "effective", "not_date"),
        (plan(effective=["2026-12-01", "2026-11-01"]), "effective", "window"),
        ([plan(version="1"), plan(version="2", currency="USD")], "currency", "mixed_versions"),
    ],
)
def test_a_plan_says_where_it_is_wrong(tree: Any, path: str, code: str) -> None:
    with pytest.raises(PlanWrong) as caught:
        computed(tree, [sold("e1", 100)])
    assert (
        caught.value.path.partition("[")[0] if code in ("not_date", "window") else caught.value.path
    ) == path
    assert caught.value.code == code
    assert str(caught.value)


@pytest.mark.parametrize(
    ("rows", "path", "code"),
    [
        ("text", "events", "not_list"),
        ([7], "events[0]", "not_object"),
        ([{}], "events[0].type", "missing"),
        ([sold("e1", 100, "05/11/2026")], "events[0].date", "not_date"),
        ([sold("e1", 100, "9999-12-31")], "events[0].date", "not_date"),
        ([sold("", 100)], "events[0].id", "empty"),
        ([sold("e1", 100), sold("e1", 100)], "events[1].id", "twice"),
        ([sold("e1", "1.000.000")], "events[0].base", "not_number"),
        ([sold("e1", -5)], "events[0].base", "negative"),
        ([sold("e1", 100, currency="đồng")], "events[0].currency", "not_currency"),
        ([sold("e1", 100, currency="USD")], "events[0].fx", "no_fx"),
        ([{**sold("e1", 100), "person": None}], "events[0].credit", "no_credit"),
        ([sold("e1", 100, credit=[{"pct": "100"}])], "events[0].credit[0].person", "missing"),
        ([sold("e1", 100, credit=[{"person": "A", "role": "am"}])], "events[0].credit[0].pct", "no_share"),
        (
            [sold("e1", 100, credit=[{"person": "A", "pct": "60"}, {"person": "B", "share": "1/2"}])],
            "events[0].credit",
            "over_whole",
        ),
        (
            [sold("e1", 100, credit=[{"person": "A", "pct": "60", "share": "1/2"}])],
            "events[0].credit[0]",
            "exactly_one",
        ),
        ([{"id": "e1", "type": "booked", "date": "2026-11-05", "person": "A"}], "events[0].base", "no_base"),
        ([sold("e1", 100), later("x1", "cancel", "e9", "2026-12-01")], "events[1].of", "unknown_event"),
        ([{"id": "x1", "deal": "D", "type": "cancel", "date": "2026-12-01"}], "events[0].of", "no_original"),
        ([sold("e1", 100), later("c1", "cash", "e1", "2026-12-01")], "events[1].amount", "no_amount"),
        (
            [sold("e1", 100), later("c1", "cash", "e1", "2026-12-01", amount="5", currency="USD")],
            "events[1].currency",
            "other_currency",
        ),
        ([sold("e1", 100, vat="200")], "events[0].base", "excluded_all"),
        ([sold("e1", 100), later("x1", "thrown", "e1", "2026-12-01")], "events[1].type", "not_one_of"),
    ],
)
def test_events_say_where_they_are_wrong(rows: Any, path: str, code: str) -> None:
    with pytest.raises(EventWrong) as caught:
        computed(plan(excl=["vat"]), rows)
    assert (caught.value.path, caught.value.code) == (path, code)


def test_a_missing_quota_and_a_missing_margin_are_told() -> None:
    with pytest.raises(PlanWrong, match="quota: is missing for A"):
        computed(plan(gate={"attainment": "1"}), [sold("e1", 100)])
    with pytest.raises(EventWrong, match=r"events\[0\].margin: is missing"):
        computed(plan(basis="margin"), [sold("e1", 100)])


def test_every_message_can_be_said() -> None:
    values = dict.fromkeys(("found", "known", "most", "currency", "role", "person", "what"), "x")
    assert all(message % values for message in SAYS.values())


leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(
        ["2026-11-05", "100", "1/3", "VND", "e1", "cash", "booked", "month", "A", "deal", "cancel"]
    )
)
WORDS = (
    "currency period basis rate flat tiers bands from pct cap scope amount quota clawback full_days zero_days on"
    " credit person id type date base draw holdback release gate attainment of deal product when effective share"
)
words = st.sampled_from(WORDS.split())
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=5),
    max_leaves=12,
)


@given(st.dictionaries(words, trees, max_size=4), trees)
def test_no_tree_ends_in_a_traceback(changed: dict[str, Any], row: Any) -> None:
    for tree, rows in ((plan() | changed, [sold("e1", 100)]), (plan(), [sold("e1", 100), row])):
        with suppress(InputWrong):
            computed(tree, rows)


@given(st.dictionaries(words, leaves, max_size=4))
def test_no_event_ends_in_a_traceback(changed: dict[str, Any]) -> None:
    with suppress(InputWrong):
        computed(plan(), [sold("e1", 100) | changed, later("x1", "cash", "e1", "2026-12-01") | changed])


def computed(tree: Any, rows: Any) -> tuple[engine.Statement, ...]:
    case = files.read(tree, rows)
    return engine.simulate(case.plans, case.events, people=case.people, opening=case.opening)
