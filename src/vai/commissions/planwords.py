"""A plan in words: what it pays for, how much, when, and what it takes back. Pure, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vai.commissions.phrases import money, number

_BASES: Final[Mapping[str, str | Promise]] = {
    "booked": gettext_lazy("It pays on what is won, as soon as it is won."),
    "invoiced": gettext_lazy("It pays on what is won, with each invoice."),
    "cash": gettext_lazy("It pays on what is won, with each payment of the client."),
    "margin": gettext_lazy("It pays on the margin of what is won, as soon as it is won."),
}
_PERIODS: Final[Mapping[str, str | Promise]] = {
    "month": gettext_lazy("It is reckoned by the month, in %(currency)s."),
    "quarter": gettext_lazy("It is reckoned by the quarter, in %(currency)s."),
    "year": gettext_lazy("It is reckoned by the year, in %(currency)s."),
}
ROLES: Final[Mapping[str, str | Promise]] = {
    "owner": gettext_lazy("whoever wins the deal"),
    "hunter": gettext_lazy("whoever wins the deal"),
    "sales": gettext_lazy("whoever wins the deal"),
    "seller": gettext_lazy("whoever wins the deal"),
    "referrer": gettext_lazy("the colleague who brought the lead"),
    "team_lead": gettext_lazy("the lead of the team"),
    "account_manager": gettext_lazy("the client's account manager"),
    "relationship_manager": gettext_lazy("the client's relationship manager"),
    "key_account_manager": gettext_lazy("the client's key account manager"),
}
_RELEASES: Final[Mapping[str, str | Promise]] = {
    "handover_accepted": gettext_lazy("%(pct)s waits until the handover is accepted."),
    "go_live": gettext_lazy("%(pct)s waits until the client works with it."),
}


def told(body: Mapping[str, Any]) -> list[str]:
    """Tell a plan, one sentence for each of its parts, in the order in which they are reckoned."""
    currency = str(body["currency"])
    said = [str(_BASES[body["basis"]]), str(_PERIODS[body["period"]]) % {"currency": currency}]
    said += _credits(body.get("credit") or [])
    if body.get("gate"):
        said.append(
            _("Below %(pct)s of the quota it pays nothing.") % {"pct": _ratio(body["gate"]["attainment"])}
        )
    said += _rate(body["rate"], currency)
    said += [_multiplier(one) for one in body.get("multipliers") or []]
    for part, tell in (("cap", _cap), ("holdback", _holdback), ("clawback", _clawback), ("draw", _draw)):
        if body.get(part):
            said.append(tell(body[part], currency))
    return said


def _credits(roles: Sequence[Mapping[str, Any]]) -> list[str]:
    said = []
    for role in roles:
        values = {"who": str(ROLES.get(role["role"], role["role"])), "pct": _share(role)}
        if role.get("overlay"):
            said.append(_("On top of the whole, %(who)s is credited by %(pct)s.") % values)
        else:
            said.append(_("Of each deal, %(pct)s is credited to %(who)s.") % values)
    return said


def _rate(rate: Any, currency: str) -> list[str]:
    if not isinstance(rate, Mapping):
        return [_("It pays %(pct)s.") % {"pct": _pct(rate)}]
    said = []
    if "flat" in rate:
        said.append(_("It pays %(pct)s.") % {"pct": _pct(rate["flat"])})
    if "tiers" in rate:
        said += _tiers(rate["tiers"], currency)
    products = rate.get("product") or {}
    if products and "tiers" not in rate and "flat" not in rate:
        said += [_product(code, _pct(pct)) for code, pct in products.items()]
    factors = rate.get("factor") or rate.get("factors") or (products if len(said) and "tiers" in rate else {})
    said += [
        _("For %(product)s times %(factor)s.") % {"product": _code(code), "factor": number(str(factor))}
        for code, factor in factors.items()
    ]
    return said


def _product(code: str, pct: str) -> str:
    if code == "default":
        return _("Any other product pays %(pct)s.") % {"pct": pct}
    return _("%(product)s pays %(pct)s.") % {"product": code, "pct": pct}


def _code(code: str) -> str:
    return _("any other product") if code == "default" else code


def _tiers(tiers: Mapping[str, Any], currency: str) -> list[str]:
    by_attainment = tiers.get("by") == "attainment"
    is_whole = tiers.get("mode") == "retroactive"
    said = []
    for band in tiers["bands"]:
        start = _ratio(band["from"]) if by_attainment else money(str(band["from"]), currency)
        values = {"start": start, "pct": _pct(band["pct"])}
        if not Fraction(str(band["from"])):
            said.append(_("From the first sale it pays %(pct)s.") % values)
        elif is_whole and by_attainment:
            said.append(_("From %(start)s of the quota, all of the period pays %(pct)s.") % values)
        elif is_whole:
            said.append(_("From %(start)s, all of the period pays %(pct)s.") % values)
        elif by_attainment:
            said.append(_("What lies above %(start)s of the quota pays %(pct)s.") % values)
        else:
            said.append(_("What lies above %(start)s pays %(pct)s.") % values)
    return said


def _multiplier(one: Mapping[str, Any]) -> str:
    when = one.get("when") or {}
    factor = number(str(next(one[key] for key in ("times", "×", "x", "factor") if key in one)))
    if "margin_below" in when:
        return _("Where the margin is below %(pct)s: times %(factor)s.") % {
            "pct": _ratio(when["margin_below"]),
            "factor": factor,
        }
    for key in ("product", "products", "product_in"):
        if key in when:
            found = when[key]
            product = ", ".join(found) if isinstance(found, list) else str(found)
            return _("For %(product)s times %(factor)s.") % {"product": product, "factor": factor}
    return _("Under a condition of its own: times %(factor)s.") % {"factor": factor}


def _cap(cap: Mapping[str, Any], currency: str) -> str:
    most = money(str(cap["amount"]), currency) if "amount" in cap else _pct(cap["pct"])
    if cap["scope"] == "deal":
        return _("One deal pays at most %(most)s.") % {"most": most}
    return _("A period pays at most %(most)s.") % {"most": most}


def _holdback(part: Mapping[str, Any], currency: str) -> str:
    return str(_RELEASES[part["release"]]) % {"pct": _pct(part["pct"])}


def _clawback(part: Mapping[str, Any], currency: str) -> str:
    return _(
        "Of a deal that is cancelled or refunded, all goes back until day %(full)s, less and less after it, nothing"
        " from day %(zero)s on."
    ) % {"full": part["full_days"], "zero": part["zero_days"]}


def _draw(part: Mapping[str, Any], currency: str) -> str:
    values = {"amount": money(str(part["amount"]), currency)}
    if part.get("recoverable", True):
        return (
            _("A period pays at least %(amount)s; what is advanced is paid back from later commission.")
            % values
        )
    return _("A period pays at least %(amount)s; what is advanced is not paid back.") % values


def _share(role: Mapping[str, Any]) -> str:
    return _ratio(role["share"]) if "share" in role else _pct(role.get("pct", "100"))


def _pct(value: Any) -> str:
    return f"{number(str(value))} %"


def _ratio(value: Any) -> str:
    share = Fraction(str(value)) * 100
    return f"{number(f'{share.numerator}/{share.denominator}')} %"
