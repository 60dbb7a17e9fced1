"""Plans made and changed without code, told in words and tried out on sample deals while one writes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vai.commissions import planfields, planwords, rules, trials
from vai.commissions.actions import plans
from vai.commissions.models import CommissionPlan
from vai.commissions.planform import PlanForm, TrialForm, samples
from vai.commissions.queries import plans as queries
from vai.commissions.views import common
from vai.ui import pages

EXAMPLE: dict[str, Any] = {
    "currency": "VND",
    "period": "month",
    "basis": "booked",
    "rate": {
        "tiers": {
            "bands": [
                {"from": "0", "pct": "3"},
                {"from": "500000000", "pct": "5"},
                {"from": "1000000000", "pct": "8"},
            ]
        }
    },
    "holdback": {"pct": "20", "release": "handover_accepted"},
    "clawback": {"full_days": 90, "zero_days": 180, "on": ["cancel", "refund"]},
}


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a plan."""
    return _edited(request, None)


@require_http_methods(["GET", "POST"])
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the next version of a plan."""
    return _edited(request, _found(pk))


@require_POST
def attempt(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Tell the plan that is being written in words, and try it out; nothing is kept."""
    plan = _found(pk) if pk is not None else None
    rules.require_administrator(common.asked(request).user)
    form = _form(request, plan)
    context = _tried(form, TrialForm(request.POST))
    return pages.page(request, "commissions/plan_build.html", {**context, "plan": plan}, fragment="trial")


def _edited(request: HttpRequest, plan: CommissionPlan | None) -> HttpResponse:
    here = common.asked(request)
    rules.require_administrator(here.user)
    form = _form(request, plan)
    if request.method == "POST" and "try" not in request.POST and form.is_valid():
        try:
            kept = _save(request, form, plan)
        except plans.NotAPlan as refused:
            form.accept_refusal(refused)
        else:
            said = _("The new version is made.") if plan else _("The plan is made.")
            return common.done(request, said, to=reverse("commissions:plan", args=[kept.pk]))
    if form.is_bound:
        trial = TrialForm(request.POST)
    else:
        first = samples(_body(plan), common.today(request))
        trial = TrialForm({f"try-{name}": value for name, value in first.items()})
    context = {"form": form, "plan": plan, "trial_form": trial, **_tried(form, trial, _body(plan))}
    is_refused = form.is_bound and "try" not in request.POST
    return pages.page(request, "commissions/plan_build.html", context, status=422 if is_refused else 200)


def _form(request: HttpRequest, plan: CommissionPlan | None) -> PlanForm:
    first = planfields.initial(_body(plan))
    day = common.today(request)
    first["effective_from"] = day if plan else day.replace(day=1)
    return PlanForm(request.POST or None, initial=first, is_version=plan is not None)


def _body(plan: CommissionPlan | None) -> dict[str, Any]:
    """Give what the form begins with: the last version, or an example that shows how a plan is made."""
    if plan is None:
        return EXAMPLE
    body: dict[str, Any] = plan.versions.order_by("-number").values_list("body", flat=True)[0]
    return body


def _save(request: HttpRequest, form: PlanForm, plan: CommissionPlan | None) -> CommissionPlan:
    here, told = common.asked(request), form.cleaned_data
    when: dict[str, Any] = {
        "by": here.user,
        "at": here.now,
        "effective_from": told["effective_from"],
        "note": told["note"],
    }
    if plan is None:
        return plans.add_plan(told["name"], told["body"], **when)
    plans.revise(plan, told["body"], **when)
    return plan


def _tried(form: PlanForm, trial_form: TrialForm, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """Read what stands in the forms, and say what it means and does."""
    if form.is_bound:
        form.is_valid()
        faults = [(form[name].label, found[0]) for name, found in form.errors.items() if name in form.fields]
        body = form.cleaned_data.get("body") if not _is_broken(form) else None
        problems = [f"{label}: {problem}" for label, problem in faults]
        problems += [str(problem) for problem in form.non_field_errors()]
    else:
        problems = []
    if body is None:
        return {"told": [], "trial": None, "problems": problems}
    trial = (
        trials.tried(body, trial_form.happenings(), quota=trial_form.cleaned_data["quota"])
        if trial_form.is_valid()
        else None
    )
    wrong = [found[0] for found in trial_form.errors.values()]
    return {"told": planwords.told(body), "trial": trial, "problems": wrong}


def _is_broken(form: PlanForm) -> bool:
    """Whether the plan itself cannot be read; a name that is missing does not matter while one tries."""
    return bool(form.errors.keys() - {"name", "effective_from", "note"})


def _found(pk: int) -> CommissionPlan:
    plan = queries.one(pk)
    if plan is None:
        raise Http404
    return plan
