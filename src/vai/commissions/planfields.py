"""The fields of a plan's form: their choices, the rows that repeat, how a person writes numbers, and a body as initial values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.commissions.engine import numbers, plan_trees, plans
from vai.commissions.enums import EventKind
from vai.core import formats
from vai.ui.amounts import read_amount
from vai.ui.forms import DateInput, Select

PERIODS: Final = (("month", _("month")), ("quarter", _("quarter")), ("year", _("year")))
BASES: Final = (
    ("booked", _("the deal is won")),
    ("invoiced", _("the client is invoiced")),
    ("cash", _("the client has paid")),
    ("margin", _("the deal is won, on its margin")),
)
KINDS: Final = (
    ("tiers", _("Bands: the more is sold, the higher the percent")),
    ("flat", _("One percent for everything")),
    ("product", _("A percent for each product")),
)
MODES: Final = (
    ("marginal", _("for what lies in it")),
    ("retroactive", _("for all of the period, once it is reached")),
)
BY: Final = (("amount", _("the amount sold")), ("attainment", _("percent of the quota")))
SCOPES: Final = (("period", _("a period")), ("deal", _("a deal")))
TRIGGERS: Final = (
    ("cancel", _("a deal is cancelled")),
    ("refund", _("the client is refunded")),
    ("credit_note", _("a credit note is given")),
)
RELEASES: Final = (
    ("handover_accepted", _("the handover is accepted")),
    ("go_live", _("the client works with it")),
)
EXCLUDED: Final = (("vat", _("VAT")), ("pass_through", _("what is passed on")), ("shipping", _("shipping")))
PRORATED: Final = (
    ("quota", _("the quota")),
    ("draw", _("the draw")),
    ("bands", _("bands of amounts")),
    ("cap", _("the cap")),
)
ROLES: Final = (
    ("", "–"),
    ("owner", _("Whoever wins the deal")),
    ("referrer", _("The colleague who brought the lead")),
    ("team_lead", _("The lead of the team")),
    ("account_manager", _("The client's account manager")),
    ("relationship_manager", _("The client's relationship manager")),
    ("key_account_manager", _("The client's key account manager")),
)
MULTIPLIER: Final = ("below", "from_margin", "products", "since", "until", "strategic", "times")
SAMPLE: Final = ("deal", "kind", "on", "amount", "product", "margin")
HAPPENINGS: Final = (
    ("", "–"),
    *((kind.value, kind.label) for kind in EventKind if kind != EventKind.ADJUSTMENT),
)
# Where the simple parts of a body come from.
PLACES: Final = {
    "gate.attainment": "gate",
    "cap.amount": "cap_amount",
    "cap.pct": "cap_pct",
    "draw.amount": "draw_amount",
    "draw.carry_max": "draw_most",
    "clawback.full_days": "claw_full",
    "clawback.zero_days": "claw_zero",
    "clawback.on": "claw_on",
    "holdback.pct": "hold_pct",
    "holdback.release": "hold_release",
}


class FigureField(forms.CharField):
    """A number as people write it: 3,5 or 1/3; gives the plain text that a plan holds."""

    default_error_messages = {"figure": _("This is not a number. Write for example 3,5.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """Read what was typed.

        :raises forms.ValidationError: it is no number.
        """
        text = str(super().clean(value) or "").strip()
        found = self.read(text) if text else ""
        if found is None:
            raise forms.ValidationError(self.error_messages["figure"], code="figure")
        return found

    def read(self, text: str) -> str | None:
        """Read a number; 3,5 and 3.5 are the same."""
        exact = numbers.exact(text.replace("%", "").replace(" ", "").replace(",", "."))
        return numbers.text(exact) if exact is not None else None


class SumField(FigureField):
    """A sum of money as people write it: 50tr, 1,2 tỷ, 1.500.000."""

    default_error_messages = {
        "figure": _("This is not an amount. Write for example 1.500.000, 50tr or 1,2 tỷ.")
    }

    def read(self, text: str) -> str | None:
        """Read a sum; 1.500 is fifteen hundred."""
        amount = read_amount(text.replace("%", ""))
        return numbers.text(Fraction(amount)) if amount is not None else None


def ratio(percent: str) -> str:
    """Make a ratio of a percent: 150 is 1.5."""
    return numbers.text((numbers.exact(percent) or Fraction()) / 100)


def row(kind: str, i: int) -> dict[str, forms.Field]:
    """Make the fields of a row that repeats."""
    number = {"n": i + 1}
    made: dict[str, dict[str, forms.Field]] = {
        "band": {
            "from": SumField(label=_("Band %(n)s: from") % number, required=False),
            "pct": FigureField(label=_("Band %(n)s: percent") % number, required=False),
        },
        "product": {
            "code": _code(_("Product %(n)s") % number),
            "pct": FigureField(label=_("Product %(n)s: percent") % number, required=False),
        },
        "factor": {
            "code": _code(_("Product %(n)s") % number),
            "factor": FigureField(label=_("Product %(n)s: times") % number, required=False),
        },
        "role": {
            "role": forms.ChoiceField(
                label=_("Share %(n)s: who") % number, choices=ROLES, required=False, widget=Select()
            ),
            "pct": FigureField(label=_("Share %(n)s: percent") % number, required=False),
            "overlay": forms.BooleanField(label=_("on top of the whole"), required=False),
            "until": _day(_("Share %(n)s: last day") % number),
        },
        "times": {
            "below": FigureField(label=_("Margin below (percent)"), required=False),
            "from_margin": FigureField(label=_("Margin at least (percent)"), required=False),
            "products": _code(_("Products")),
            "since": _day(_("Won from")),
            "until": _day(_("Won before")),
            "strategic": forms.BooleanField(label=_("a strategic deal"), required=False),
            "times": FigureField(label=_("Then times"), required=False),
        },
    }
    return {f"{kind}_{i}_{name}": field for name, field in made[kind].items()}


def sample(i: int) -> dict[str, forms.Field]:
    """Make the fields of one thing that happens in a trial."""
    number = {"n": i + 1}
    made: dict[str, forms.Field] = {
        "deal": forms.CharField(label=_("Row %(n)s: deal") % number, required=False, max_length=20),
        "kind": forms.ChoiceField(
            label=_("Row %(n)s: what happens") % number, choices=HAPPENINGS, required=False, widget=Select()
        ),
        "on": _day(_("Row %(n)s: day") % number),
        "amount": SumField(label=_("Row %(n)s: amount") % number, required=False),
        "product": _code(_("Row %(n)s: product") % number),
        "margin": FigureField(label=_("Row %(n)s: margin (percent)") % number, required=False),
    }
    return {f"row_{i}_{name}": field for name, field in made.items()}


def _code(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=80)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DateInput())


def condition(told: Mapping[str, Any]) -> dict[str, Any]:
    """Write what has to hold for a multiplier."""
    when: dict[str, Any] = {}
    if told["below"]:
        when["margin_below"] = ratio(told["below"])
    if told["from_margin"]:
        when["margin_at_least"] = ratio(told["from_margin"])
    codes = [code.strip() for code in told["products"].replace(";", ",").split(",") if code.strip()]
    if codes:
        when["product"] = codes
    ends = {"from": told["since"], "to": told["until"]}
    when |= {key: day.isoformat() for key, day in ends.items() if day}
    if told["strategic"]:
        when["strategic"] = True
    return when


def initial(body: Mapping[str, Any]) -> dict[str, Any]:
    """Write a body as the values that a form begins with, numbers as the reader writes them."""
    tree: Any = plan_trees.tree(plans.read(dict(body)))
    first = {key: tree[key] for key in ("currency", "period", "basis", "prorate")}
    first |= {"excl": tree.get("excl", []), **_rate(tree["rate"]), **_parts(tree)}
    for i, role in enumerate(tree.get("credit", [])):
        first |= {
            f"role_{i}_role": role["role"],
            f"role_{i}_pct": _shown(role.get("pct") or role.get("share")),
            f"role_{i}_overlay": role.get("overlay", False),
            f"role_{i}_until": role.get("until"),
        }
    for i, one in enumerate(tree.get("multipliers", [])):
        first |= {f"times_{i}_{name}": value for name, value in _multiplier(one).items()}
    return first


def _rate(rate: Mapping[str, Any]) -> dict[str, Any]:
    if "product" in rate:
        return {"kind": "product", **_codes("product", "pct", rate["product"])}
    first = _codes("factor", "factor", rate.get("factor", {}))
    if "flat" in rate:
        return {**first, "kind": "flat", "flat": _shown(rate["flat"])}
    tiers = rate["tiers"]
    is_quota = tiers["by"] == "attainment"
    first |= {"kind": "tiers", "mode": tiers["mode"], "by": tiers["by"]}
    for i, band in enumerate(tiers["bands"]):
        start = _percent(band["from"]) if is_quota else written_sum(band["from"])
        first |= {f"band_{i}_from": start, f"band_{i}_pct": _shown(band["pct"])}
    return first


def _codes(kind: str, number: str, found: Mapping[str, str]) -> dict[str, Any]:
    rows: Iterable[tuple[str, str]] = sorted(found.items(), key=lambda row: row[0] == "default")
    first: dict[str, Any] = {}
    for i, (code, value) in enumerate(rows):
        first |= {
            f"{kind}_{i}_code": "*" if code == "default" else code,
            f"{kind}_{i}_{number}": _shown(value),
        }
    return first


def _multiplier(one: Mapping[str, Any]) -> dict[str, Any]:
    when = one["when"]
    return {
        "below": _percent(when.get("margin_below")),
        "from_margin": _percent(when.get("margin_at_least")),
        "products": ", ".join(when.get("product", [])),
        "since": when.get("from"),
        "until": when.get("to"),
        "strategic": when.get("strategic", False),
        "times": _shown(one["times"]),
    }


def _parts(tree: Mapping[str, Any]) -> dict[str, Any]:
    cap, draw, claw = tree.get("cap", {}), tree.get("draw", {}), tree.get("clawback", {})
    hold = tree.get("holdback", {})
    on = claw.get("on", ["cancel", "refund"])
    unpaid = [word.partition(">")[2] for word in on if word.startswith("unpaid")]
    return {
        "gate": _percent(tree.get("gate", {}).get("attainment")),
        "cap_scope": cap.get("scope", "period"),
        "cap_amount": written_sum(cap.get("amount")),
        "cap_pct": _shown(cap.get("pct")),
        "draw_amount": written_sum(draw.get("amount")),
        "draw_recoverable": draw.get("recoverable", True),
        "draw_most": written_sum(draw.get("carry_max")),
        "claw_full": claw.get("full_days", ""),
        "claw_zero": claw.get("zero_days", ""),
        "claw_on": [word for word in on if not word.startswith("unpaid")],
        "claw_unpaid": unpaid[0] if unpaid else "",
        "hold_pct": _shown(hold.get("pct")),
        "hold_release": hold.get("release", "handover_accepted"),
    }


def written_sum(value: str | None) -> str:
    """Write a sum with its groups, so that the form reads the same again."""
    exact = numbers.exact(value) if value is not None else None
    if exact is None:
        return ""
    shown = formats.number(exact)
    return shown if SumField().read(shown) == value else str(value)


def _shown(value: str | None) -> str:
    """Write an exact number with the reader's comma or point."""
    written = str(value if value is not None else "")
    return written.replace(".", ",") if formats.number(Decimal("0.5")) == "0,5" else written


def _percent(value: str | None) -> str:
    exact = numbers.exact(value) if value is not None else None
    return _shown(numbers.text(exact * 100)) if exact is not None else ""
