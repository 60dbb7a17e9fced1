"""Plans in words, their versions, and who is under them."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.commissions import rules
from vai.commissions.actions import plans
from vai.commissions.actions.plans import AssignmentData
from vai.commissions.forms import AssignForm, PlanForm
from vai.commissions.models import CommissionPlan
from vai.commissions.queries import plans as queries
from vai.commissions.views import common
from vai.core.text import whole_number
from vai.ui import pages
from vai.ui.forms import Form

EXAMPLE = {
    "currency": "VND",
    "period": "month",
    "basis": "booked",
    "rate": {
        "tiers": {
            "mode": "marginal",
            "by": "amount",
            "bands": [
                {"from": "0", "pct": "3"},
                {"from": "500000000", "pct": "5"},
                {"from": "1000000000", "pct": "8"},
            ],
        }
    },
    "holdback": {"pct": "20", "release": "handover_accepted"},
    "clawback": {"full_days": 90, "zero_days": 180, "on": ["cancel", "refund"]},
}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the plans that the person sees."""
    context = {
        "plans": list(queries.listed(common.today(request))),
        "may_change": common.asked(request).user.is_administrator,
    }
    return pages.page(request, "commissions/plans.html", context)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan in words, its versions, and the people under it."""
    return _shown(request, _found(pk))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a plan."""
    here = common.asked(request)
    rules.require_administrator(here.user)
    initial = {"body": _written(EXAMPLE), "effective_from": common.today(request).replace(day=1)}
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = plans.add_plan(
                told["name"],
                told["body"],
                by=here.user,
                at=here.now,
                effective_from=told["effective_from"],
                note=told["note"],
            )
        except plans.NotAPlan as refused:
            form.accept_refusal(refused)
        else:
            return common.done(request, _("The plan is made."), to=_address(made))
    return _edited(request, form, None)


@require_http_methods(["GET", "POST"])
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the next version of a plan."""
    here = common.asked(request)
    rules.require_administrator(here.user)
    plan = _found(pk)
    last = queries.versions(plan, common.today(request))[0]
    form = PlanForm(request.POST or None, initial={"body": _written(last.row.body)}, is_version=True)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            plans.revise(
                plan,
                told["body"],
                by=here.user,
                at=here.now,
                effective_from=told["effective_from"],
                note=told["note"],
            )
        except plans.NotAPlan as refused:
            form.accept_refusal(refused)
        else:
            return common.done(request, _("The new version is made."), to=_address(plan))
    return _edited(request, form, plan)


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a person come under a plan."""
    here = common.asked(request)
    rules.require_administrator(here.user)
    plan, people = _found(pk), queries.colleagues()
    form = AssignForm(request.POST, people=people)
    if form.is_valid():
        told = form.cleaned_data
        data = AssignmentData(
            person=next(one for one in people if one.pk == told["person"]),
            since=told["since"],
            until=told["until"],
            quota=told["quota"].amount if told["quota"] else None,
            ote=told["ote"].amount if told["ote"] else None,
        )
        try:
            plans.assign(plan, data, by=here.user, at=here.now)
        except plans.NotAssigned as refused:
            form.accept_refusal(refused)
        else:
            return common.done(request, _("They work under this plan from that day."), to=_address(plan))
    return _shown(request, plan, form=form, status=422)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an assignment with the running day."""
    here = common.asked(request)
    number = whole_number(pk)
    found = queries.assignment(number) if number is not None else None
    if found is None:
        raise Http404
    plans.end_assignment(found, common.today(request), by=here.user, at=here.now)
    return common.done(request, _("Ended."), to=_address(found.plan))


def _found(pk: int) -> CommissionPlan:
    plan = queries.one(pk)
    if plan is None:
        raise Http404
    return plan


def _address(plan: CommissionPlan) -> str:
    return reverse("commissions:plan", args=[plan.pk])


def _written(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, indent=2)


def _edited(request: HttpRequest, form: Form, plan: CommissionPlan | None) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return pages.page(request, "commissions/plan_form.html", {"form": form, "plan": plan}, status=status)


def _shown(
    request: HttpRequest, plan: CommissionPlan, *, form: AssignForm | None = None, status: int = 200
) -> HttpResponse:
    may_change = common.asked(request).user.is_administrator
    day = common.today(request)
    context = {
        "plan": plan,
        "versions": queries.versions(plan, day),
        "assignments": queries.assignments(plan),
        "today": day,
        "may_change": may_change,
        "opens_form": form is not None,
        "form": form
        or (
            AssignForm(people=queries.colleagues(), initial={"since": day.replace(day=1)})
            if may_change
            else None
        ),
    }
    return pages.page(request, "commissions/plan.html", context, status=status)
