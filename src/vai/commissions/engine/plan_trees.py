"""A plan written back as JSON in the grammar of plans, every number exact."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from vai.commissions.engine.numbers import text
from vai.commissions.engine.parts import Clawback, Multiplier, RoleCredit
from vai.commissions.engine.plans import Assignment, Plan
from vai.commissions.engine.rates import Rate, Tiers

Tree = dict[str, object]


def tree(plan: Plan) -> Tree:
    """Write a plan so that reading it gives the same plan."""
    written: Tree = {
        "id": plan.id,
        "version": plan.version,
        "effective": _dates(plan.since, plan.until) or None,
        "currency": plan.currency,
        "period": plan.period,
        "basis": plan.basis,
        "excl": sorted(plan.excl),
        "credit": [_role(role) for role in plan.credit],
        "rate": _rate(plan.rate),
        "multipliers": [_multiplier(one) for one in plan.multipliers],
        "assignments": [_assignment(one) for one in plan.assignments],
        "quota": _quota(plan),
        **_limits(plan),
        **_times(plan),
    }
    kept = {key: value for key, value in written.items() if value not in (None, [], {})}
    return {**kept, "prorate": sorted(plan.prorate)}


def _limits(plan: Plan) -> Tree:
    gate = {"attainment": text(plan.gate.attainment)} if plan.gate else None
    cap: Tree | None = None
    if plan.cap:
        amount = {"amount": text(plan.cap.amount)} if plan.cap.amount is not None else _pct(plan.cap.ratio)
        cap = {**amount, "scope": plan.cap.scope}
    return {"gate": gate, "cap": cap}


def _times(plan: Plan) -> Tree:
    draw: Tree | None = None
    if plan.draw:
        draw = {"amount": text(plan.draw.amount), "recoverable": plan.draw.recoverable}
        if plan.draw.carry_max is not None:
            draw["carry_max"] = text(plan.draw.carry_max)
    holdback = plan.holdback and {**_pct(plan.holdback.ratio), "release": plan.holdback.release}
    return {"draw": draw, "clawback": plan.clawback and _clawback(plan.clawback), "holdback": holdback}


def _clawback(rule: Clawback) -> Tree:
    on = sorted(rule.on - {"unpaid"})
    if "unpaid" in rule.on:
        on.append(f"unpaid_days>{rule.unpaid_days}")
    return {"full_days": rule.full_days, "zero_days": rule.zero_days, "on": on}


def _rate(rate: Rate) -> Tree:
    if rate.products is not None:
        return {"product": {code: text(ratio * 100) for code, ratio in rate.products.items()}}
    written: Tree = {}
    if rate.tiers is not None:
        written["tiers"] = _tiers(rate.tiers)
    else:
        written["flat"] = text((rate.flat or Fraction()) * 100)
    if rate.factors is not None:
        written["factor"] = {code: text(factor) for code, factor in rate.factors.items()}
    return written


def _tiers(tiers: Tiers) -> Tree:
    return {
        "mode": "retroactive" if tiers.is_retroactive else "marginal",
        "by": "attainment" if tiers.by_attainment else "amount",
        "bands": [{"from": text(band.since), **_pct(band.ratio)} for band in tiers.bands],
    }


def _multiplier(one: Multiplier) -> Tree:
    when: Tree = _dates(one.since, one.until)
    if one.margin_below is not None:
        when["margin_below"] = text(one.margin_below)
    if one.margin_from is not None:
        when["margin_at_least"] = text(one.margin_from)
    if one.products:
        when["product"] = sorted(one.products)
    if one.strategic:
        when["strategic"] = True
    return {"when": when, "times": text(one.times)}


def _role(role: RoleCredit) -> Tree:
    written: Tree = {"role": role.role}
    if role.share is not None:
        # A third has no percent that ends.
        pct = text(role.share * 100)
        written |= {"share": text(role.share)} if "/" in pct else {"pct": pct}
    if role.overlay:
        written["overlay"] = True
    if role.until:
        written["until"] = role.until.isoformat()
    return written


def _assignment(one: Assignment) -> Tree:
    quota = {"quota": text(one.quota)} if one.quota is not None else {}
    share = {"share": text(one.share)} if one.share is not None else {}
    return {"person": one.person, **_dates(one.since, one.until), **quota, **share}


def _quota(plan: Plan) -> object:
    quotas = dict(plan.quota or {})
    if set(quotas) == {("*", "*")}:
        return text(quotas["*", "*"])
    written: dict[str, object] = {}
    for (person, period), amount in quotas.items():
        if period == "*":
            written[person] = text(amount)
        else:
            inner = written.setdefault(person, {})
            if isinstance(inner, dict):
                inner[period] = text(amount)
    return written


def _pct(ratio: Fraction | None) -> Tree:
    return {"pct": text((ratio or Fraction()) * 100)}


def _dates(since: date | None, until: date | None) -> Tree:
    ends = {"from": since, "to": until}
    return {key: day.isoformat() for key, day in ends.items() if day is not None}
