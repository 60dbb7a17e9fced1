"""Plans in words, their versions, and who is under them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.commissions import rules
from vai.commissions.actions import plans
from vai.commissions.actions.plans import AssignmentData
from vai.commissions.forms import AssignForm
from vai.commissions.models import CommissionPlan
from vai.commissions.queries import plans as queries
from vai.commissions.views import common
from vai.core.text import whole_number
from vai.ui import pages


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


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a person come under a plan."""
    here, plan = common.asked(request), _found(pk)
    rules.require_administrator(here.user)
    people = queries.colleagues()
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
