"""The form that builds a plan without code: every part of the grammar as fields, read into a body and written from one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.commissions import phrases, planfields
from vai.commissions.engine import plans
from vai.commissions.engine.errors import PlanWrong
from vai.commissions.trials import Happening
from vai.ui.forms import DateInput, Form, Select

Body = dict[str, Any]
# How many rows of each kind a form begins with; two more than are filled are always there.
LEAST = {"band": 4, "product": 3, "factor": 2, "role": 2, "times": 1}
_MOST = 40
N_SAMPLES = 6
# What may be wrong while a plan is tried out.
_NOT_THE_PLAN = {"name", "effective_from", "note"}


class PlanForm(Form):
    """A plan or its next version."""

    name = forms.CharField(label=_("Name"), max_length=120)
    effective_from = forms.DateField(label=_("Holds from"), widget=DateInput())
    note = forms.CharField(label=_("What changes, and why"), required=False, max_length=300)
    currency = forms.CharField(label=_("Currency"), max_length=3, initial="VND")
    period = forms.ChoiceField(label=_("Reckoned by"), choices=planfields.PERIODS, widget=Select())
    basis = forms.ChoiceField(label=_("Paid when"), choices=planfields.BASES, widget=Select())
    kind = forms.ChoiceField(
        label=_("How the rate goes"), choices=planfields.KINDS, widget=forms.RadioSelect()
    )
    flat = planfields.FigureField(label=_("Percent"), required=False)
    mode = forms.ChoiceField(
        label=_("A band counts"), choices=planfields.MODES, required=False, widget=Select()
    )
    by = forms.ChoiceField(label=_("Bands go by"), choices=planfields.BY, required=False, widget=Select())
    gate = planfields.FigureField(label=_("Percent of the quota"), required=False)
    cap_scope = forms.ChoiceField(
        label=_("Holds for"), choices=planfields.SCOPES, required=False, widget=Select()
    )
    cap_amount = planfields.SumField(label=_("Amount at most"), required=False)
    cap_pct = planfields.FigureField(label=_("Or percent of what was sold"), required=False)
    draw_amount = planfields.SumField(label=_("At least, each period"), required=False)
    draw_recoverable = forms.BooleanField(label=_("Paid back from later commission"), required=False)
    draw_most = planfields.SumField(label=_("Owed at most"), required=False)
    claw_full = planfields.FigureField(label=_("All goes back until day"), required=False)
    claw_zero = planfields.FigureField(label=_("Nothing from day"), required=False)
    claw_on = forms.MultipleChoiceField(
        label=_("It takes hold when"),
        choices=planfields.TRIGGERS,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    claw_unpaid = planfields.FigureField(label=_("Unpaid for more than … days"), required=False)
    hold_pct = planfields.FigureField(label=_("Percent that waits"), required=False)
    hold_release = forms.ChoiceField(
        label=_("Waits until"), choices=planfields.RELEASES, required=False, widget=Select()
    )
    excl = forms.MultipleChoiceField(
        label=_("Does not count"),
        choices=planfields.EXCLUDED,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    prorate = forms.MultipleChoiceField(
        label=_("Shrinks with time in the plan"),
        choices=planfields.PRORATED,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, *args: Any, is_version: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_version:
            del self.fields["name"]
            # All versions of a plan share them.
            for shared in ("currency", "period"):
                self.fields[shared].disabled = True
        self.counts = {kind: self._count(kind) for kind in LEAST}
        for kind, n in self.counts.items():
            for i in range(n):
                self.fields.update(planfields.row(kind, i))
        self.places: dict[str, str] = {}

    def rows(self, kind: str) -> list[list[forms.BoundField]]:
        """Give the fields of each row of a kind, to be shown together."""
        return [[self[name] for name in planfields.row(kind, i)] for i in range(self.counts[kind])]

    def clean(self) -> Body:
        """Read the plan as the engine would, and put what it finds wrong at the field that says it."""
        told = super().clean() or self.cleaned_data
        self._forget_unchosen(told.get("kind", ""))
        if self.errors.keys() - _NOT_THE_PLAN:
            return told
        told["body"] = self._body(told)
        try:
            plans.read(told["body"])
        except PlanWrong as fault:
            self.add_error(self._field_of(fault.path), self._said(fault))
        return told

    def _forget_unchosen(self, kind: str) -> None:
        """Let what stands in fields of another kind of rate not matter: nobody sees them."""
        shown = {"flat": ("flat", "factor_"), "tiers": ("band_", "factor_"), "product": ("product_",)}
        for name in [
            name for name in self.errors if name.startswith(("flat", "band_", "product_", "factor_"))
        ]:
            if kind in shown and not name.startswith(shown[kind]):
                del self.errors[name]

    def _said(self, fault: PlanWrong) -> str:
        is_placed = self._field_of(fault.path) is not None
        return phrases.wrong_with(
            {"path": "" if is_placed else fault.path, "code": fault.code, "values": fault.values}
        )

    def _field_of(self, path: str) -> str | None:
        """Find the field that a place of the body came from, or the nearest above it."""
        while path:
            if path in self.places and self.places[path] in self.fields:
                return self.places[path]
            path = path.rpartition(".")[0] if "." in path else path.partition("[")[0] if "[" in path else ""
        return None

    def _count(self, kind: str) -> int:
        names: Any = self.data if self.is_bound else self.initial
        found = [int(m[1]) + 1 for name in names if (m := re.fullmatch(rf"{kind}_(\d{{1,2}})_\w+", name))]
        spare = 0 if self.is_bound else 1
        return min(_MOST, max(LEAST[kind], max(found, default=0) + spare))

    def _body(self, told: Mapping[str, Any]) -> Body:
        """Write the plan in its grammar; `places` remembers which field each place came from."""
        self.places = {"rate": "kind", "currency": "currency", "cap": "cap_amount", "clawback": "claw_full"}
        body: Body = {
            "currency": told["currency"].strip().upper(),
            "period": told["period"],
            "basis": told["basis"],
            "rate": self._rate(told),
            "excl": told["excl"],
            "credit": list(self._credits(told)),
            "multipliers": list(self._multipliers(told)),
            **self._parts(told),
        }
        kept = {key: value for key, value in body.items() if value not in (None, [], {}, "")}
        return {**kept, "prorate": told["prorate"]}

    def _rate(self, told: Mapping[str, Any]) -> Body:
        kind = told["kind"]
        if kind == "product":
            rate: Body = {"product": self._by_code(told, "product", "pct", "rate.product")}
            return rate
        if kind == "flat":
            self.places["rate.flat"] = "flat"
            rate = {"flat": told["flat"]}
        else:
            rate = {"tiers": {"mode": told["mode"], "by": told["by"], "bands": list(self._bands(told))}}
            self.places["rate.tiers.bands"] = "band_0_from"
        factors = self._by_code(told, "factor", "factor", "rate.factor")
        return {**rate, **({"factor": factors} if factors else {})}

    def _bands(self, told: Mapping[str, Any]) -> Iterator[Body]:
        n = 0
        for i in range(self.counts["band"]):
            start, pct = told[f"band_{i}_from"], told[f"band_{i}_pct"]
            if not start and not pct:
                continue
            self.places[f"rate.tiers.bands[{n}].from"] = f"band_{i}_from"
            self.places[f"rate.tiers.bands[{n}].pct"] = f"band_{i}_pct"
            n += 1
            start = start or "0"
            yield {
                "from": planfields.ratio(start) if told["by"] == "attainment" else start,
                "pct": pct or None,
            }

    def _by_code(self, told: Mapping[str, Any], kind: str, number: str, place: str) -> dict[str, str]:
        found = {}
        for i in range(self.counts[kind]):
            code, value = told[f"{kind}_{i}_code"].strip(), told[f"{kind}_{i}_{number}"]
            if code or value:
                code = "default" if code in ("", "*") else code
                found[code] = value
                self.places[f"{place}.{code}"] = f"{kind}_{i}_{number}"
        self.places[place] = f"{kind}_0_{number}"
        return found

    def _credits(self, told: Mapping[str, Any]) -> Iterator[Body]:
        n = 0
        for i in range(self.counts["role"]):
            role, pct = told[f"role_{i}_role"], told[f"role_{i}_pct"]
            if not role:
                continue
            self.places[f"credit[{n}].pct"] = self.places[f"credit[{n}]"] = f"role_{i}_pct"
            n += 1
            share = {"share": pct} if "/" in pct else {"pct": pct or "100"}
            until: date | None = told[f"role_{i}_until"]
            yield {
                "role": role,
                **share,
                **({"overlay": True} if told[f"role_{i}_overlay"] else {}),
                **({"until": until.isoformat()} if until else {}),
            }

    def _multipliers(self, told: Mapping[str, Any]) -> Iterator[Body]:
        n = 0
        for i in range(self.counts["times"]):
            row = {name: told[f"times_{i}_{name}"] for name in planfields.MULTIPLIER}
            when = planfields.condition(row)
            if not when and not row["times"]:
                continue
            self.places[f"multipliers[{n}].when"] = f"times_{i}_below"
            self.places[f"multipliers[{n}].times"] = f"times_{i}_times"
            n += 1
            yield {"when": when, "times": row["times"] or None}

    def _parts(self, told: Mapping[str, Any]) -> Body:
        parts: Body = {}
        if told["gate"]:
            parts["gate"] = {"attainment": planfields.ratio(told["gate"])}
        if told["cap_amount"] or told["cap_pct"]:
            limits = {"amount": told["cap_amount"], "pct": told["cap_pct"]}
            parts["cap"] = {
                **{key: value for key, value in limits.items() if value},
                "scope": told["cap_scope"] or "period",
            }
        if told["draw_amount"]:
            most = {"carry_max": told["draw_most"]} if told["draw_most"] else {}
            parts["draw"] = {"amount": told["draw_amount"], "recoverable": told["draw_recoverable"], **most}
        if told["claw_full"] or told["claw_zero"]:
            on = [*told["claw_on"], *([f"unpaid_days>{told['claw_unpaid']}"] if told["claw_unpaid"] else [])]
            parts["clawback"] = {
                "full_days": told["claw_full"] or "0",
                "zero_days": told["claw_zero"] or told["claw_full"],
                "on": on,
            }
        if told["hold_pct"]:
            parts["holdback"] = {"pct": told["hold_pct"], "release": told["hold_release"]}
        for path, name in planfields.PLACES.items():
            self.places[path] = name
        return parts


class TrialForm(Form):
    """Sample deals, and what happens to them."""

    quota = planfields.SumField(label=_("Quota of a period"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="try", **kwargs)
        for i in range(N_SAMPLES):
            self.fields.update(planfields.sample(i))

    def rows(self) -> list[list[forms.BoundField]]:
        """Give the fields of each row."""
        return [[self[name] for name in planfields.sample(i)] for i in range(N_SAMPLES)]

    def happenings(self) -> list[Happening]:
        """Give the rows that say anything."""
        told = self.cleaned_data
        found = []
        for i in range(N_SAMPLES):
            row = {name: told[f"row_{i}_{name}"] for name in planfields.SAMPLE}
            if row["on"] and row["kind"]:
                found.append(Happening(**{**row, "deal": row["deal"] or "1"}))
        return found


def samples(body: Body, today: date) -> dict[str, Any]:
    """Make up deals that show what a plan does: two wins, a handover, a payment where the plan waits for one, a cancellation."""
    paying = {"cash": "cash", "invoiced": "invoiced"}.get(str(body.get("basis")))
    margin = "30" if body.get("basis") == "margin" else ""
    rows: list[tuple[Any, ...]] = [("1", "booked", 0, "400000000"), ("2", "booked", 9, "300000000")]
    rows += [("1", paying, 20, "200000000")] if paying else [("1", "handover_accepted", 20, "")]
    rows += [("2", paying, 40, "300000000")] if paying else []
    rows.append(("2", "cancel", 120, ""))
    first: dict[str, Any] = {"quota": planfields.written_sum("800000000")}
    for i, (deal, kind, days, amount) in enumerate(rows):
        first |= {
            f"row_{i}_deal": deal,
            f"row_{i}_kind": kind,
            f"row_{i}_on": today.replace(day=1) + timedelta(days),
            f"row_{i}_amount": planfields.written_sum(amount),
            f"row_{i}_margin": margin if kind == "booked" else "",
        }
    return first
