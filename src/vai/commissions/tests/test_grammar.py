"""Every word of the grammar of plans that no golden case shows, with amounts small enough to check by head."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from vai.commissions.engine import Assignment, what_if
from vai.commissions.engine import events as reading_events
from vai.commissions.engine import plans as reading_plans
from vai.commissions.tests.cases import TIERS, codes, later, lines, paid, plan, sold, statements


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("month", ["A 2026-09", "A 2026-10", "A 2026-12"]),
        ("quarter", ["A 2026-Q3", "A 2026-Q4"]),
        ("year", ["A 2026"]),
    ],
)
def test_periods_are_months_quarters_or_years(period: str, names: list[str]) -> None:
    rows = [sold("e1", 100, "2026-09-30"), sold("e2", 100, "2026-10-01"), sold("e3", 100, "2026-12-31")]
    assert list(paid(plan(period=period), rows)) == names


def test_bands_begin_anew_with_every_period() -> None:
    rows = [sold("e1", 600, "2026-09-30"), sold("e2", 600, "2026-10-01")]
    assert paid(plan({"tiers": TIERS}), rows) == {"A 2026-09": "20", "A 2026-10": "20"}
    assert paid(plan({"tiers": TIERS}, period="year"), rows) == {"A 2026": "56"}


def test_retroactive_bands_pay_all_of_the_period_by_its_total() -> None:
    tiers = TIERS | {"mode": "retroactive"}
    found = statements(plan({"tiers": tiers}), [sold("e1", 400), sold("e2", 200, "2026-11-20")])["A 2026-11"]
    assert lines(found) == {("e1", "earned"): "20", ("e2", "earned"): "10"}


def test_retroactive_bands_by_attainment() -> None:
    bands = [{"from": "0", "pct": "5"}, {"from": "1", "pct": "10"}]
    tiers = {"mode": "retroactive", "by": "attainment", "bands": bands}
    rows = [sold("e1", 999), sold("e2", 1)]
    assert paid(plan({"tiers": tiers}, quota={"A": "1000"}), rows) == {"A 2026-11": "100"}
    assert paid(plan({"tiers": tiers}, quota={"A": "1001"}), rows) == {"A 2026-11": "50"}


def test_below_the_first_band_nothing_is_paid() -> None:
    tiers = {"bands": [{"from": "100", "pct": "10"}]}
    found = statements(plan({"tiers": tiers}), [sold("e1", 80), sold("e2", 120)])["A 2026-11"]
    assert lines(found) == {("e1", "earned"): "0", ("e2", "earned"): "10"}
    assert "below_bands" in codes(found)


def test_products_have_percents_and_a_default() -> None:
    rate = {"product": {"SW": "6", "default": "2"}}
    rows = [sold("e1", 100, product="SW"), sold("e2", 100, product="HW"), sold("e3", 100)]
    assert paid(plan(rate), rows) == {"A 2026-11": "10"}


def test_a_product_without_percent_and_default_pays_nothing_and_says_so() -> None:
    found = statements(plan({"product": {"SW": "6"}}), [sold("e1", 100, product="HW")])["A 2026-11"]
    assert (str(found.payable), "no_rate" in codes(found)) == ("0", True)


@pytest.mark.parametrize("word", ["product", "factor", "product_factor"])
def test_tiers_times_a_factor_by_product(word: str) -> None:
    rate = {"tiers": TIERS, word: {"SW": "1.5", "HW": "0.5"}}
    rows = [
        sold("e1", 400, product="SW"),
        sold("e2", 200, "2026-11-06", product="HW"),
        sold("e3", 400, "2026-11-07", product="SV"),
    ]
    found = statements(plan(rate), rows)["A 2026-11"]
    # 400 at 3 % x 1.5; 100 at 3 % and 100 at 5 %, x 0.5; 400 at 5 %: the factor does not move the running total.
    assert lines(found) == {("e1", "earned"): "18", ("e2", "earned"): "4", ("e3", "earned"): "20"}


def test_credit_by_role_comes_from_the_plan() -> None:
    roles = [{"role": "hunter", "pct": "80"}, {"role": "am", "pct": "20", "overlay": True}]
    credit = [{"person": "A", "role": "hunter"}, {"person": "B", "role": "am"}]
    wanted = {"A 2026-11": "80", "B 2026-11": "20"}
    assert paid(plan(credit=roles), [sold("e1", 1000, credit=credit)]) == wanted
    short = {"hunter": "A", "am": "B"}
    assert paid(plan(credit=roles), [sold("e1", 1000, credit=short)]) == wanted


def test_the_event_has_the_last_word_on_a_credit() -> None:
    credit = [{"person": "A", "role": "hunter", "pct": "50"}]
    roles = [{"role": "hunter", "pct": "80"}]
    assert paid(plan(credit=roles), [sold("e1", 1000, credit=credit)]) == {"A 2026-11": "50"}


def test_a_credit_ends_with_its_last_day() -> None:
    credit = [{"person": "A", "pct": "100", "until": "2026-11-30"}]
    rows = [
        sold("e1", 100, "2026-11-30", credit=credit),
        sold("e2", 100, "2026-12-01", credit=credit),
    ]
    assert paid(plan(), rows) == {"A 2026-11": "10"}
    roles = [{"role": "am", "pct": "100", "until": "2026-11-30"}]
    rows = [sold(f"e{n}", 100, f"2026-1{n}-05", credit={"am": "B"}) for n in (1, 2)]
    assert paid(plan(credit=roles), rows) == {"B 2026-11": "10"}


def test_an_overlay_in_a_pool_is_rated_alone() -> None:
    credit = [
        {"person": "A", "share": "1/2"},
        {"person": "B", "share": "1/2"},
        {"person": "C", "pct": "20", "overlay": True},
    ]
    rows = [sold("e1", 105, credit=credit, pool=True)]
    # The pool's 10.5 make 11, shared 6 and 5; the overlay's 2.1 make 2.
    assert paid(plan(), rows) == {"A 2026-11": "6", "B 2026-11": "5", "C 2026-11": "2"}


def test_a_pool_runs_through_the_bands_as_one() -> None:
    credit = [{"person": "A", "pct": "50"}, {"person": "B", "pct": "50"}]
    rows = [
        sold("e1", 400, credit=credit, pool=True),
        sold("e2", 200, "2026-11-06", credit=credit, pool=True),
    ]
    assert paid(plan({"tiers": TIERS}), rows) == {"A 2026-11": "10", "B 2026-11": "10"}


def test_whoever_of_a_pool_misses_the_gate_leaves_their_part() -> None:
    credit = [{"person": "A", "pct": "50"}, {"person": "B", "pct": "50"}]
    gated = plan(gate={"attainment": "1"}, quota={"A": "50", "B": "51"})
    assert paid(gated, [sold("e1", 100, credit=credit, pool=True)]) == {"A 2026-11": "5", "B 2026-11": "0"}


def test_the_gate_looks_at_the_whole_period() -> None:
    gated = plan(gate={"attainment": "0.5"}, quota="200")
    rows = [sold("e1", 60), sold("e2", 40, "2026-11-30"), sold("e3", 60, "2026-12-01")]
    assert paid(gated, rows) == {"A 2026-11": "10", "A 2026-12": "0"}


def test_quotas_can_differ_by_period() -> None:
    gated = plan(gate={"attainment": "1"}, quota={"A": {"2026-11": "100", "2026-12": "50"}})
    rows = [sold("e1", 60), sold("e2", 60, "2026-12-01")]
    assert paid(gated, rows) == {"A 2026-11": "0", "A 2026-12": "6"}


@pytest.mark.parametrize(
    ("basis", "paying"),
    [("cash", {"type": "cash", "amount": "55"}), ("invoiced", {"type": "invoiced", "amount": "55"})],
)
def test_commission_is_paid_as_invoices_or_receipts_come(basis: str, paying: dict[str, str]) -> None:
    rows = [
        sold("e1", 100, gross="110"),
        {"id": "p1", "of": "e1", "date": "2026-12-01", **paying},
        {"id": "p2", "deal": "e1", "date": "2027-01-01", **paying},
    ]
    assert paid(plan(basis=basis), rows) == {"A 2026-12": "5", "A 2027-01": "5"}


def test_a_receipt_of_an_invoice_belongs_to_the_deal_of_the_invoice() -> None:
    rows = [
        sold("e1", 100, gross="110"),
        later("i1", "invoiced", "e1", "2026-11-20", base="100", gross="110"),
        later("c1", "cash", "i1", "2026-12-01", amount="110"),
    ]
    assert paid(plan(basis="cash"), rows) == {"A 2026-12": "10"}
    assert paid(plan(basis="invoiced"), rows) == {"A 2026-11": "10"}
    assert paid(plan(basis="booked"), rows) == {"A 2026-11": "10"}


def test_an_invoice_or_a_receipt_may_stand_alone() -> None:
    alone = {**sold("e1", 100), "type": "invoiced"}
    assert paid(plan(basis="invoiced"), [alone]) == {"A 2026-11": "10"}
    assert paid(plan(basis="cash"), [alone | {"type": "cash"}]) == {"A 2026-11": "10"}
    assert paid(plan(basis="booked"), [alone]) == {}


def test_a_receipt_before_the_booking_counts_with_the_booking() -> None:
    rows = [sold("e1", 100), later("c1", "cash", "e1", "2026-10-01", amount="100")]
    assert paid(plan(basis="cash"), rows) == {"A 2026-11": "10"}


def test_more_than_the_deal_is_never_paid_and_a_receipt_taken_back_takes_back() -> None:
    rows = [
        sold("e1", 100),
        later("c1", "cash", "e1", "2026-11-10", amount="150"),
        later("c2", "cash", "e1", "2026-12-10", amount="-100"),
    ]
    assert paid(plan(basis="cash"), rows) == {"A 2026-11": "10", "A 2026-12": "-5"}


def test_a_credit_note_on_cash_lowers_what_is_left_to_pay() -> None:
    rows = [
        sold("e1", 200, gross="220"),
        later("c1", "cash", "e1", "2026-11-10", amount="110"),
        later("n1", "credit_note", "e1", "2026-11-20", amount="20"),
        later("c2", "cash", "e1", "2026-12-10", amount="88"),
    ]
    assert paid(plan(basis="cash"), rows) == {"A 2026-11": "10", "A 2026-12": "8"}


@pytest.mark.parametrize("told", [{"margin": "0.3"}, {"margin": "60"}, {"cost": "140"}])
def test_the_base_can_be_the_margin(told: dict[str, str]) -> None:
    assert paid(plan(basis="margin"), [sold("e1", 200, **told)]) == {"A 2026-11": "6"}


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        ({"base": "110", "vat": "10"}, "10"),
        ({"base": "100", "gross": "110", "vat": "10"}, "10"),
        ({"gross": "110", "vat": "10"}, "10"),
        ({"base": "110", "vat_pct": "10"}, "10"),
        ({"base": "130", "vat": "10", "pass_through": "15", "shipping": "5"}, "10"),
    ],
)
def test_what_is_excluded_earns_nothing(event: dict[str, str], wanted: str) -> None:
    row = {**sold("e1", 0), **event}
    if "base" not in event:
        del row["base"]
    found = plan(excl=["vat", "pass_through", "shipping"])
    assert paid(found, [row]) == {"A 2026-11": wanted}


def test_what_the_plan_does_not_exclude_counts() -> None:
    assert paid(plan(), [sold("e1", 120, shipping="20")]) == {"A 2026-11": "12"}


@pytest.mark.parametrize(
    ("when", "event", "wanted"),
    [
        ({"margin_below": "0.1"}, {"margin": "0.1"}, "10"),
        ({"margin_below": "0.1"}, {}, "10"),
        ({"margin_at_least": "0.1"}, {"margin": "0.1"}, "20"),
        ({"from": "2026-11-05", "to": "2026-11-06"}, {}, "20"),
        ({"from": "2026-11-01", "to": "2026-11-05"}, {}, "10"),
        ({"date": ["2026-11-01", "2026-11-30"]}, {}, "20"),
        ({"product": "SW"}, {"product": "SW"}, "20"),
        ({"product": ["HW", "SW"]}, {"product": "SV"}, "10"),
        ({"strategic": True}, {"strategic": True}, "20"),
        ({"strategic": True}, {}, "10"),
        ({"product": "SW", "margin_below": "0.1"}, {"product": "SW", "margin": "0.2"}, "10"),
    ],
)
def test_a_multiplier_applies_when_all_its_conditions_hold(when: Any, event: Any, wanted: str) -> None:
    doubled = plan(multipliers=[{"when": when, "times": "2"}])
    assert paid(doubled, [sold("e1", 100, **event)]) == {"A 2026-11": wanted}


def test_several_multipliers_multiply() -> None:
    both = [{"when": {"product": "SW"}, "times": "1.5"}, {"when": {"strategic": True}, "times": "2"}]
    assert paid(plan(multipliers=both), [sold("e1", 100, product="SW", strategic=True)]) == {
        "A 2026-11": "30"
    }


def test_a_cap_on_a_deal_counts_all_events_of_the_deal() -> None:
    capped = plan(cap={"amount": "15", "scope": "deal"})
    rows = [sold("e1", 100, deal="D"), sold("e2", 100, "2026-12-05", deal="D"), sold("e3", 100, "2026-12-06")]
    found = statements(capped, rows)
    assert {name: str(one.payable) for name, one in found.items()} == {"A 2026-11": "10", "A 2026-12": "15"}
    assert str(found["A 2026-12"].over_cap) == "5"


def test_a_cap_can_be_a_percent_of_what_is_credited() -> None:
    rate = {"tiers": {"bands": [{"from": "0", "pct": "0"}, {"from": "100", "pct": "50"}]}}
    rows = [sold("e1", 200)]
    assert paid(plan(rate, cap={"pct": "10", "scope": "deal"}), rows) == {"A 2026-11": "20"}
    assert paid(plan(rate, cap={"pct": "10", "scope": "period"}), rows) == {"A 2026-11": "20"}


def test_a_cap_on_a_period_is_filled_in_the_order_of_the_events() -> None:
    capped = plan(cap={"amount": "15", "scope": "period"})
    found = statements(capped, [sold("e2", 100, "2026-11-06"), sold("e1", 100)])["A 2026-11"]
    assert lines(found) == {("e1", "earned"): "10", ("e2", "earned"): "10", ("e2", "over_cap"): "-5"}
    assert (str(found.earned), str(found.over_cap)) == ("15", "5")


def test_a_cap_on_a_deal_paid_in_parts_cuts_every_part_alike() -> None:
    capped = plan(basis="cash", cap={"amount": "5", "scope": "deal"})
    rows = [sold("e1", 100), later("c1", "cash", "e1", "2026-11-10", amount="40")]
    found = statements(capped, rows)["A 2026-11"]
    assert lines(found) == {("c1", "earned"): "4", ("c1", "over_cap"): "-2"}


def test_what_was_capped_goes_back_as_it_was_paid() -> None:
    capped = plan(cap={"amount": "6", "scope": "period"})
    rows = [sold("e1", 100), later("x1", "cancel", "e1", "2026-12-01")]
    assert paid(capped, rows) == {"A 2026-11": "6", "A 2026-12": "-6"}


def test_a_draw_is_paid_in_months_without_events_and_owed() -> None:
    drawn = plan("100", draw={"amount": "15", "recoverable": True})
    found = statements(drawn, [sold("e1", 20, "2026-01-10"), sold("e2", 40, "2026-03-10")])
    told = {name: (str(one.payable), str(one.carried)) for name, one in found.items()}
    assert told == {"A 2026-01": ("20", "0"), "A 2026-02": ("15", "15"), "A 2026-03": ("25", "0")}


def test_no_more_than_carry_max_is_owed_of_draws() -> None:
    drawn = plan("100", draw={"amount": "15", "recoverable": True, "carry_max": "10"})
    rows = [sold("e1", 9, "2026-01-10"), sold("e2", 5, "2026-02-10"), sold("e3", 40, "2026-03-10")]
    found = statements(drawn, rows)
    told = [(str(one.payable), str(one.carried)) for one in found.values()]
    assert told == [("15", "6"), ("15", "10"), ("30", "0")]


def test_what_is_owed_at_the_opening_is_recovered() -> None:
    drawn = plan("100", draw={"amount": "15", "recoverable": True})
    found = statements(drawn, [sold("e1", 25)], opening={"A": Decimal(7)})["A 2026-11"]
    assert (str(found.opening), str(found.draw), str(found.payable)) == ("7", "-7", "18")


def test_a_clawback_is_recovered_before_the_draw() -> None:
    drawn = plan("100", draw={"amount": "15", "recoverable": True})
    rows = [
        sold("e1", 20, "2026-01-10"),
        sold("e2", 30, "2026-02-10"),
        later("x1", "cancel", "e1", "2026-02-11"),
    ]
    found = statements(drawn, rows)["A 2026-02"]
    assert (str(found.clawed_back), str(found.payable), str(found.carried)) == ("20", "15", "5")


CLAW = {"full_days": 90, "zero_days": 180, "on": ["cancel", "refund", "unpaid_days>60"]}


@pytest.mark.parametrize(
    ("day", "back"),
    [
        ("2026-01-11", "-90"),
        ("2026-04-10", "-90"),
        ("2026-04-11", "-89"),
        ("2026-07-08", "-1"),
        ("2026-07-09", "0"),
    ],
)
def test_a_clawback_falls_from_the_whole_to_nothing(day: str, back: str) -> None:
    rows = [sold("e1", 900, "2026-01-10"), later("x1", "cancel", "e1", day)]
    found = statements(plan(clawback=CLAW, period="year"), rows)["A 2026"]
    assert lines(found)["x1", "clawed_back"] == back


@pytest.mark.parametrize(("days", "back"), [("60", "0"), ("61", "-10")])
def test_what_stays_unpaid_for_too_long_goes_back(days: str, back: str) -> None:
    rows = [sold("e1", 100), later("x1", "unpaid", "e1", "2026-12-05", days=days)]
    assert paid(plan(clawback=CLAW), rows)["A 2026-12"] == back


def test_only_the_unpaid_part_goes_back() -> None:
    rows = [
        sold("e1", 100, "2026-01-10"),
        later("c1", "cash", "e1", "2026-02-01", amount="70"),
        later("x1", "unpaid", "e1", "2026-03-20"),
    ]
    assert paid(plan(clawback=CLAW), rows) == {"A 2026-01": "10", "A 2026-03": "-3"}


def test_what_the_plan_does_not_claw_back_stays() -> None:
    rule = CLAW | {"on": ["refund"]}
    found = statements(plan(clawback=rule), [sold("e1", 100), later("x1", "cancel", "e1", "2026-12-05")])
    assert str(found["A 2026-12"].payable) == "0"
    assert "not_taken" in codes(found["A 2026-12"])


def test_a_credit_note_goes_back_in_full_whatever_its_age_unless_the_plan_lists_it() -> None:
    rows = [sold("e1", 100, "2026-01-10"), later("n1", "credit_note", "e1", "2026-12-05", amount="50")]
    assert paid(plan(clawback=CLAW), rows)["A 2026-12"] == "-5"
    listed = CLAW | {"on": ["credit_note"]}
    assert paid(plan(clawback=listed), rows)["A 2026-12"] == "0"


def test_a_refund_is_held_against_the_gross_amount_and_a_cancellation_takes_the_rest() -> None:
    rows = [
        sold("e1", 100, gross="110"),
        later("x1", "refund", "e1", "2026-12-05", amount="44"),
        later("x2", "cancel", "e1", "2027-01-05"),
    ]
    assert paid(plan(clawback=CLAW), rows) == {"A 2026-11": "10", "A 2026-12": "-4", "A 2027-01": "-6"}


def test_a_reversal_goes_back_at_the_percent_that_the_event_had_earned() -> None:
    rows = [
        sold("e1", 400),
        sold("e2", 300, "2026-11-06"),
        later("n1", "credit_note", "e2", "2026-12-03", amount="30"),
    ]
    # e2 earned 3 + 10 = 13 on 300: a tenth of it is 1.3.
    assert paid(plan({"tiers": TIERS}), rows) == {"A 2026-11": "25", "A 2026-12": "-1"}


def test_a_deal_of_several_events_is_cancelled_as_one() -> None:
    rows = [
        sold("e1", 100, deal="D"),
        sold("e2", 50, deal="D"),
        {"id": "x1", "deal": "D", "type": "cancel", "date": "2026-12-01"},
    ]
    assert paid(plan(), rows) == {"A 2026-11": "15", "A 2026-12": "-15"}


def test_a_holdback_waits_for_the_right_event() -> None:
    held = plan(holdback={"pct": "20", "release": "go_live"})
    rows = [
        sold("e1", 100),
        later("h1", "handover_accepted", "e1", "2026-12-01"),
        later("h2", "go_live", "e1", "2027-01-01"),
    ]
    found = statements(held, rows)
    assert {name: str(one.payable) for name, one in found.items()} == {"A 2026-11": "8", "A 2027-01": "2"}
    first, last = found["A 2026-11"], found["A 2027-01"]
    assert (str(first.earned), str(first.held_back), str(last.released)) == ("10", "2", "2")


def test_what_comes_after_the_release_is_not_held_back() -> None:
    held = plan(basis="cash", holdback={"pct": "20", "release": "go_live"})
    rows = [
        sold("e1", 100),
        later("c1", "cash", "e1", "2026-11-10", amount="50"),
        later("h1", "go_live", "e1", "2026-12-01"),
        later("c2", "cash", "e1", "2027-01-10", amount="50"),
    ]
    assert paid(held, rows) == {"A 2026-11": "4", "A 2026-12": "1", "A 2027-01": "5"}


def test_a_cancelled_deal_takes_back_what_was_paid_and_drops_what_was_held() -> None:
    held = plan(holdback={"pct": "20", "release": "go_live"})
    rows = [
        sold("e1", 100),
        later("x1", "cancel", "e1", "2026-12-01"),
        later("h1", "go_live", "e1", "2027-01-01"),
    ]
    assert paid(held, rows) == {"A 2026-11": "8", "A 2026-12": "-8"}


def test_currencies_with_decimals_are_rounded_to_them() -> None:
    found = plan("3.5", currency="USD")
    assert paid(found, [sold("e1", "33.33", currency="USD")]) == {"A 2026-11": "1.17"}


def test_a_receipt_is_held_against_its_deal_in_the_deals_own_currency() -> None:
    rows = [
        sold("e1", "3000.00", currency="USD", fx="25400"),
        later("c1", "cash", "e1", "2026-12-01", amount="1500.00", currency="USD"),
    ]
    assert paid(plan("5", basis="cash"), rows) == {"A 2026-12": "1905000"}


HALF = {"assignments": [{"person": "A", "from": "2026-11-16", "quota": "1000"}]}


def test_quota_and_bands_of_attainment_shrink_with_time_in_the_plan() -> None:
    tiers = {"by": "attainment", "bands": [{"from": "0", "pct": "5"}, {"from": "1", "pct": "10"}]}
    rows = [sold("e1", 600, "2026-11-20")]
    # 15 of 30 days: a quota of 500; 500 at 5 % and 100 at 10 %.
    assert paid(plan({"tiers": tiers}, **HALF), rows) == {"A 2026-11": "35"}
    assert paid(plan({"tiers": tiers}, prorate=False, **HALF), rows) == {"A 2026-11": "30"}


def test_bands_of_amounts_shrink_only_if_the_plan_says_so() -> None:
    rows = [sold("e1", 300, "2026-11-20")]
    assert paid(plan({"tiers": TIERS}, **HALF), rows) == {"A 2026-11": "9"}
    assert paid(plan({"tiers": TIERS}, prorate=["bands"], **HALF), rows) == {"A 2026-11": "10"}


def test_a_draw_shrinks_with_time_in_the_plan() -> None:
    drawn = plan(draw={"amount": "30", "recoverable": False}, **HALF)
    assert paid(drawn, [sold("e1", 10, "2026-11-20")]) == {"A 2026-11": "15"}


def test_whoever_left_the_plan_earns_nothing_by_it() -> None:
    people = [Assignment("A", until=reading_plans.date(2026, 11, 5))]
    found = statements(plan(), [sold("e1", 100)], people=people)["A 2026-11"]
    assert (str(found.payable), str(found.credited)) == ("0", "0")
    assert "not_in_plan" in codes(found)


def test_pro_rata_can_be_a_share_for_each_person() -> None:
    tiers = {"by": "attainment", "bands": [{"from": "0", "pct": "5"}, {"from": "1", "pct": "10"}]}
    shared = plan({"tiers": tiers}, quota="1000", prorate={"A": "1/2"})
    assert paid(shared, [sold("e1", 600), sold("e2", 600, person="B")]) == {
        "A 2026-11": "35",
        "B 2026-11": "30",
    }


def test_an_event_can_count_for_a_part_of_the_time() -> None:
    assert paid(plan(), [sold("e1", 100, prorate="15/30")]) == {"A 2026-11": "5"}


def test_deals_outside_the_days_of_a_plan_are_not_its_business() -> None:
    dated = plan(effective=["2026-11-01", "2026-12-01"])
    rows = [
        sold("e0", 100, "2026-10-31"),
        sold("e1", 100, "2026-11-30"),
        sold("e2", 100, "2026-12-01"),
        later("x1", "credit_note", "e1", "2027-02-01", amount="10"),
    ]
    assert paid(dated, rows) == {"A 2026-11": "10", "A 2027-02": "-1"}


def test_a_deal_keeps_the_version_it_was_closed_under() -> None:
    first = plan("10", version="1", basis="cash", effective={"to": "2026-12-01"})
    second = plan("20", version="2", basis="cash", effective={"from": "2026-12-01"})
    rows = [
        sold("e1", 100),
        sold("e2", 100, "2026-12-05"),
        later("c1", "cash", "e1", "2026-12-10", amount="100"),
        later("c2", "cash", "e2", "2026-12-10", amount="100"),
    ]
    found = statements([first, second], rows)["A 2026-12"]
    assert [(line.event, line.version, str(line.amount)) for line in found.lines] == [
        ("c1", "1", "10"),
        ("c2", "2", "20"),
    ]


def test_what_if_says_what_a_deal_really_adds() -> None:
    tiers = TIERS | {"mode": "retroactive"}
    known = reading_events.read([sold("e1", 400)])
    more = reading_events.read([sold("e2", 100, "2026-11-20")])
    (gain,) = what_if(reading_plans.read(plan({"tiers": tiers})), known, more)
    # Its own line is 5, but it lifts the other 400 from 3 % to 5 %.
    assert (gain.person, gain.period, str(gain.adds)) == ("A", "2026-11", "13")
    assert [str(line.amount) for line in gain.lines] == ["5"]
