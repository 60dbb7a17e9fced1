"""Leads: the queue, a lead's page, entering and changing one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from vai.clients.enums import FieldEntity
from vai.core import formats
from vai.core.errors import Refused, Stale
from vai.core.text import whole_number
from vai.hunting import rules
from vai.hunting.actions import lead_values, leads
from vai.hunting.actions.leads import LeadData
from vai.hunting.enums import OPEN_LEADS, LeadStatus
from vai.hunting.forms import LeadForm, NewLeadForm
from vai.hunting.models import Lead
from vai.hunting.queries import cadences, clock, deals, duplicates, lists, numbers, rules_shown, standing
from vai.hunting.queries import leads as queries
from vai.hunting.views.common import asker, carried_out, moment, own_facts, tabs_of
from vai.staff.models import Person
from vai.staff.queries.saved_views import saved_views
from vai.ui import pages
from vai.ui.lists import Filter, Order, listing

ORDERS = (
    Order("clock", gettext_lazy("The clock that ends first"), ("touch_due_at", "-received_at")),
    Order("received", gettext_lazy("Newest first"), ("-received_at",)),
    Order("touched", gettext_lazy("Longest untouched"), ("last_touch_at", "received_at")),
    Order("name", gettext_lazy("Name"), ("name_f",)),
)
VIEWS = (
    ("open", pgettext_lazy("state", "Open")),
    ("mine", gettext_lazy("Mine")),
    ("queue", gettext_lazy("In the queue")),
    ("waiting", gettext_lazy("Not touched yet")),
    ("ended", gettext_lazy("Closed")),
    ("all", gettext_lazy("All")),
    ("archived", gettext_lazy("Put away")),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the leads: waiting ones first, with their clocks."""
    person, at = asker(request), moment(request)
    calendar = clock.business_calendar()
    view = request.GET.get("view", "all" if request.GET.get("received") else "open")
    view = view if view in dict(VIEWS) else "open"
    params = {**request.GET.dict(), "view": view}
    page = listing(
        params,
        queries.with_facts(_view(view, person)),
        orders=ORDERS,
        filters=_filters(person, at),
        search=queries.search,
        convert=lambda lead: queries.row(lead, at=at, calendar=calendar),
    )
    # The tabs say which view it is; a chip beside them would say it twice.
    page = replace(page, chips=page.chips[1:], filters=page.filters[1:])
    saved = saved_views(person, "leads")
    context = {
        "listing": page,
        "views": [*_views(view), *tabs_of(saved, page.state)],
        "saved": saved,
        "list_code": "leads",
        "reasons": lists.lost_reasons(for_leads=True),
        "cadences": list(cadences.usable()),
    }
    return pages.page(request, "hunting/leads.html", context, fragment="list")


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a lead: facts, what happened, who it may be already, and what can be done."""
    lead = get_object_or_404(
        queries.with_facts(
            queries.seen().select_related(
                "converted_account", "converted_contact", "lost_reason", "created_by"
            )
        ),
        pk=pk,
    )
    stands = standing.current()
    row = queries.row(lead, at=moment(request), calendar=clock.business_calendar())
    context = {
        "lead": lead,
        "row": row,
        "may": {
            act: rules.may(stands, f"lead.{act}", lead)
            for act in ("change", "claim", "assign", "end", "convert")
        },
        "deal": deals.of_lead(lead.pk),
        "own": own_facts(FieldEntity.LEAD, lead.custom),
        "went": rules_shown.went(lead),
    }
    return pages.page(request, "hunting/lead.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a lead."""
    if request.method == "GET":
        initial = {
            key: request.GET[key]
            for key in ("name", "phone", "email", "company", "need")
            if key in request.GET
        }
        return _form_page(request, NewLeadForm(initial=initial))
    form = NewLeadForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        return carried_out(request, lambda: _receive(request, form))
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a lead says."""
    lead = get_object_or_404(queries.seen(), pk=pk)
    rules.check(standing.current(), "lead.change", lead)
    if request.method == "GET":
        return _form_page(request, LeadForm(initial=LeadForm.initial_of(lead)), lead=lead)
    form = LeadForm(request.POST, initial=LeadForm.initial_of(lead))
    if not form.is_valid():
        return _form_page(request, form, lead=lead, status=422)
    changed = {name: value for name, value in form.told().items() if name in (*form.changed_data, "custom")}
    version = request.POST.get("version", "")
    try:
        leads.change(
            lead,
            changed,
            by=asker(request),
            at=moment(request),
            version=whole_number(version),
        )
    except Stale as stale:
        return _form_page(request, form, lead=lead, status=409, clashes=_clashes(form, stale))
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, lead=lead, status=422)
    return carried_out(request, lambda: (reverse("hunting:lead", args=[pk]), _("Saved.")))


@require_http_methods(["GET", "POST"])
def field(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Change one field of a lead where it stands."""
    lead = get_object_or_404(queries.seen(), pk=pk)
    form = LeadForm(request.POST or None, initial=LeadForm.initial_of(lead))
    if name not in form.fields:
        return HttpResponse(status=404)
    label = str(form.fields[name].label)
    form.fields = {key: one for key, one in form.fields.items() if key == name}
    context: dict[str, Any] = {
        "label": label,
        "name": name,
        "url": reverse("hunting:lead_field", args=[pk, name]),
    }
    if request.method == "POST":
        return _save_field(request, lead, form, context)
    context |= {"bound": form[name], "version": lead.version, "shown": shown(lead, name)}
    block = "value" if request.GET.get("view") else "form"
    return pages.page(request, "hunting/field.html", {**context, "state": block}, fragment=block)


@require_GET
def twins(request: HttpRequest) -> HttpResponse:
    """Say who a lead that is being typed may be already."""
    typed = {name: request.GET.get(name, "") for name in ("name", "company", "phone", "email", "tax_code")}
    except_id = request.GET.get("except", "")
    found = duplicates.of_lead(lead_values.normal(typed), except_id=whole_number(except_id))
    return pages.page(request, "hunting/twins.html", {"twins": found.all}, fragment="twins")


def shown(lead: Lead, name: str) -> str:
    """Write a lead's field as a page shows it."""
    value = getattr(lead, name)
    if name == "value":
        return "" if value is None else formats.money(value, lead.currency)
    if name == "phone":
        return formats.phone(lead.phone) if lead.phone else lead.phone_original
    return "" if value is None else str(value)


def _view(view: str, person: Person) -> QuerySet[Lead]:
    kept = queries.kept().order_by()
    return {
        "mine": kept.filter(owner=person, status__in=OPEN_LEADS),
        "queue": kept.filter(owner=None, status__in=OPEN_LEADS),
        "waiting": kept.filter(status=LeadStatus.NEW),
        "ended": kept.exclude(status__in=OPEN_LEADS),
        "all": kept,
        "archived": queries.seen().order_by().exclude(archived_at=None),
    }.get(view, kept.filter(status__in=OPEN_LEADS))


def _views(current: str) -> list[tuple[str, str, bool]]:
    return [(str(label), f"?view={code}", code == current) for code, label in VIEWS]


def _filters(person: Person, at: datetime) -> tuple[Filter, ...]:
    sources = tuple((str(one.pk), str(one)) for one in lists.sources())
    return (
        Filter(
            "view",
            gettext_lazy("Shown"),
            tuple((code, label) for code, label in VIEWS),
            lambda rows, value: rows,
        ),
        Filter(
            "status",
            gettext_lazy("Status"),
            tuple(LeadStatus.choices),
            lambda rows, value: rows.filter(status=value),
        ),
        Filter("source", gettext_lazy("Source"), sources, lambda rows, value: rows.filter(source_id=value)),
        Filter(
            "owner",
            gettext_lazy("Owner"),
            (("me", gettext_lazy("Mine")), ("none", gettext_lazy("Nobody yet"))),
            lambda rows, value: rows.filter(owner=person if value == "me" else None),
        ),
        Filter(
            "received",
            gettext_lazy("Received"),
            (("week", gettext_lazy("This week")),),
            lambda rows, value: rows.filter(
                received_at__gte=numbers.week_of(at, person.timezone), received_at__lte=at
            ),
        ),
        Filter(
            "late",
            gettext_lazy("Clock"),
            (("1", gettext_lazy("Run out")),),
            lambda rows, value: rows.filter(status=LeadStatus.NEW, touch_due_at__lt=at),
        ),
    )


def _receive(request: HttpRequest, form: NewLeadForm) -> tuple[str, str]:
    person, at = asker(request), moment(request)
    whose = form.cleaned_data["whose"] or form.MINE
    owner = Person.objects.get(pk=standing.current().doer_id) if whose == form.MINE else None
    if whose == form.COLLEAGUE:
        owner = form.cleaned_data["owner"]
        if owner is None:
            raise Refused(_("Choose the colleague."), field="owner")
    lead = leads.receive(LeadData(**form.told()), by=person, at=at, owner=owner)
    if not Lead.objects.filter(pk=lead.pk).exists():
        return reverse("hunting:leads"), _("The lead went to %(owner)s.") % {"owner": lead.owner}
    return reverse("hunting:lead", args=[lead.pk]), _("The lead was entered.")


def _form_page(
    request: HttpRequest, form: LeadForm, *, lead: Lead | None = None, status: int = 200, clashes: Any = ()
) -> HttpResponse:
    context = {"form": form, "lead": lead, "clashes": clashes}
    return pages.page(request, "hunting/lead_form.html", context, fragment="form", status=status)


def _clashes(form: LeadForm, stale: Stale) -> list[tuple[str, object, object]]:
    return [
        (str(form.fields[name].label) if name in form.fields else name, theirs, yours)
        for name, theirs, yours in stale.changes
    ]


def _save_field(request: HttpRequest, lead: Lead, form: LeadForm, context: dict[str, Any]) -> HttpResponse:
    name, version = context["name"], request.POST.get("version", "")
    if not form.is_valid():
        context |= {"bound": form[name], "version": version}
        return pages.page(
            request, "hunting/field.html", {**context, "state": "form"}, fragment="form", status=422
        )
    seen = whole_number(version)
    try:
        saved = leads.change(lead, form.told(), by=asker(request), at=moment(request), version=seen)
    except Stale as stale:
        _field, theirs, mine = stale.changes[0]
        context |= {"theirs": theirs, "mine": request.POST.get(name, mine), "version": lead.version}
        return pages.page(
            request, "hunting/field.html", {**context, "state": "clash"}, fragment="clash", status=409
        )
    except Refused as refused:
        form.add_error(name, str(refused.message))
        context |= {"bound": form[name], "version": version}
        return pages.page(
            request, "hunting/field.html", {**context, "state": "form"}, fragment="form", status=422
        )
    context |= {"shown": shown(saved, name)}
    return pages.page(request, "hunting/field.html", {**context, "state": "value"}, fragment="value")
