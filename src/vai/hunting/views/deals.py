"""Deals: the list, a deal's page, entering and changing one, its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from vai.clients.enums import FieldEntity
from vai.clients.queries import seen
from vai.core import formats
from vai.core.errors import Refused, Stale
from vai.core.money import Money
from vai.core.text import whole_number
from vai.hunting import rules
from vai.hunting.actions import opportunities
from vai.hunting.actions.lines import LineData
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.enums import StageOutcome
from vai.hunting.forms import DealForm, LineForm, NewDealForm
from vai.hunting.models import Opportunity
from vai.hunting.queries import deals as queries
from vai.hunting.queries import lists, quotes, standing
from vai.hunting.views.common import asker, carried_out, moment, own_facts, tabs_of
from vai.staff.enums import Title
from vai.staff.models import Person
from vai.staff.queries.saved_views import saved_views
from vai.ui import pages
from vai.ui.lists import Filter, Order, listing

ORDERS = (
    Order("newest", gettext_lazy("Newest first"), ("-id",)),
    Order("closes", gettext_lazy("Expected to close first"), ("closes_on",)),
    Order("amount", gettext_lazy("Largest first"), ("-amount",)),
    Order("stage", gettext_lazy("Longest in their stage"), ("stage_entered_at",)),
    Order("name", gettext_lazy("Name"), ("name_f",)),
)
VIEWS = (
    ("open", pgettext_lazy("state", "Open")),
    ("mine", gettext_lazy("Mine")),
    ("quiet", gettext_lazy("Quiet")),
    ("won", gettext_lazy("Won")),
    ("lost", gettext_lazy("Lost")),
    ("all", gettext_lazy("All")),
    ("archived", gettext_lazy("Put away")),
)
Lines = formset_factory(LineForm, extra=3, max_num=60, absolute_max=80)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the deals that are seen."""
    person, at = asker(request), moment(request)
    view = request.GET.get("view", "all" if _narrows(request) else "open")
    view = view if view in dict(VIEWS) else "open"
    page = listing(
        {**request.GET.dict(), "view": view},
        queries.with_facts(seen.deals(_view(view, person, at=at), is_open=view in ("open", "mine", "quiet"))),
        orders=ORDERS,
        filters=_filters(request),
        search=queries.search,
        convert=lambda deal: queries.card(deal, at=at),
    )
    # The tabs say which view it is; what has nothing to choose from is asked by links only.
    page = replace(page, chips=page.chips[1:], filters=tuple(one for one in page.filters[1:] if one.choices))
    views = [(str(label), f"?view={code}", code == view) for code, label in VIEWS]
    saved = saved_views(person, "deals")
    views += tabs_of(saved, page.state)
    context = {"listing": page, "views": views, "saved": saved, "list_code": "deals"}
    return pages.page(request, "hunting/deals.html", context, fragment="list")


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a deal: where it stands, what is in it, what happened."""
    deal = get_object_or_404(
        queries.with_facts(queries.seen().select_related("source", "lost_reason", "lead")), pk=pk
    )
    stands = standing.current([deal.pk])
    stages = list(lists.stages(deal.pipeline))
    context = {
        "deal": deal,
        "card": queries.card(deal, at=moment(request)),
        "lines": queries.lines(deal),
        "stages": stages,
        "step_number": next((n for n, one in enumerate(stages) if one.pk == deal.stage_id), 0),
        "own": own_facts(FieldEntity.OPPORTUNITY, deal.custom),
        "stays": queries.stays(deal, at=moment(request)),
        "quotes": quotes.of_deal(deal),
        "may": {act: rules.may(stands, f"deal.{act}", deal) for act in ("change", "move", "give", "archive")},
    }
    return pages.page(request, "hunting/deal.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a deal."""
    pipeline = lists.pipelines().filter(pk=_number(request.GET.get("pipeline"))).first()
    if request.method == "GET":
        initial = {key: request.GET[key] for key in ("account", "contact", "name") if key in request.GET}
        return _form_page(request, NewDealForm(initial=initial, pipeline=pipeline))
    form = NewDealForm(request.POST, pipeline=pipeline)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        return carried_out(request, lambda: _open(request, form))
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a deal says."""
    deal = get_object_or_404(queries.seen(), pk=pk)
    rules.check(standing.current([pk]), "deal.change", deal)
    initial = DealForm.initial_of(deal)
    if request.method == "GET":
        return _form_page(request, DealForm(initial=initial), deal=deal)
    form = DealForm(request.POST, initial=initial)
    if not form.is_valid():
        return _form_page(request, form, deal=deal, status=422)
    changed = {name: value for name, value in form.told().items() if name in (*form.changed_data, "custom")}
    try:
        opportunities.change(
            deal,
            changed,
            by=asker(request),
            at=moment(request),
            version=_number(request.POST.get("version")) or None,
        )
    except Stale as stale:
        clashes = [(str(form.fields[name].label), theirs, yours) for name, theirs, yours in stale.changes]
        return _form_page(request, form, deal=deal, status=409, clashes=clashes)
    except Refused as refused:
        form.accept_refusal(refused)
        return _form_page(request, form, deal=deal, status=422)
    return carried_out(request, lambda: (reverse("hunting:opportunity", args=[pk]), _("Saved.")))


@require_http_methods(["GET", "POST"])
def field(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Change one field of a deal where it stands."""
    deal = get_object_or_404(queries.seen(), pk=pk)
    form = DealForm(request.POST or None, initial=DealForm.initial_of(deal))
    if name not in form.fields:
        return HttpResponse(status=404)
    label = str(form.fields[name].label)
    form.fields = {key: one for key, one in form.fields.items() if key == name}
    context: dict[str, Any] = {
        "label": label,
        "name": name,
        "url": reverse("hunting:opportunity_field", args=[pk, name]),
    }
    if request.method == "POST":
        return _save_field(request, deal, form, context)
    block = "value" if request.GET.get("view") else "form"
    context |= {"bound": form[name], "version": deal.version, "shown": shown(deal, name), "state": block}
    return pages.page(request, "hunting/field.html", context, fragment=block)


@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the products in a deal; its amount follows."""
    deal = get_object_or_404(queries.seen(), pk=pk)
    rules.check(standing.current([pk]), "deal.change", deal)
    options: dict[str, Any] = {"prefix": "line", "form_kwargs": {"currency": deal.currency}}
    if request.method == "GET":
        return _lines_page(request, deal, Lines(initial=_lines_initial(deal), **options))
    forms = Lines(request.POST, initial=_lines_initial(deal), **options)
    if not forms.is_valid():
        return _lines_page(request, deal, forms, status=422)
    told = [_line(form.cleaned_data) for form in forms if form.cleaned_data.get("product")]

    def act() -> tuple[str, str]:
        opportunities.set_lines(deal, told, by=asker(request), at=moment(request))
        return reverse("hunting:opportunity", args=[pk]), _("The lines were saved; the amount follows them.")

    try:
        return carried_out(request, act)
    except Refused as refused:
        return _lines_page(request, deal, forms, status=422, problem=str(refused.message))


def shown(deal: Opportunity, name: str) -> str:
    """Write a deal's field as a page shows it."""
    value = getattr(deal, name)
    if name == "amount":
        return "" if value is None else formats.money(value, deal.currency)
    if name == "probability":
        return formats.percent(Decimal(deal.stage.probability if value is None else value) / 100)
    if name in ("closes_on", "opened_on"):
        return formats.day(value)
    return "" if value is None else str(value)


def _view(view: str, person: Person, *, at: datetime) -> QuerySet[Opportunity]:
    kept, in_the_making = queries.kept().order_by(), queries.open_deals().order_by()
    return {
        "mine": in_the_making.filter(owner=person),
        "quiet": queries.quiet(in_the_making, at=at),
        "won": kept.filter(outcome=StageOutcome.WON),
        "lost": kept.filter(outcome=StageOutcome.LOST),
        "all": kept,
        "archived": queries.seen().order_by().exclude(archived_at=None),
    }.get(view, in_the_making)


def _filters(request: HttpRequest) -> tuple[Filter, ...]:
    stages = [(str(one.pk), str(one)) for pipeline in lists.pipelines() for one in lists.stages(pipeline)]
    sources = [(str(one.pk), str(one)) for one in lists.sources()]
    return (
        Filter("view", _("Shown"), VIEWS, lambda rows, value: rows),
        Filter("owner", _("Owner"), (("me", _("Mine")),), _of_owner(asker(request)), is_open=True),
        *_team_filter(request),
        Filter(
            "outcome", _("State"), tuple(StageOutcome.choices), lambda rows, value: rows.filter(outcome=value)
        ),
        Filter(
            "closed",
            _("Closed"),
            (("month", _("This month")), ("quarter", _("This quarter"))),
            _closed_since(request),
        ),
        Filter("stage", _("Stage"), tuple(stages), lambda rows, value: rows.filter(stage_id=value)),
        Filter("source", _("Source"), tuple(sources), lambda rows, value: rows.filter(source_id=value)),
        Filter(
            "account",
            _("Client"),
            (),
            lambda rows, value: rows.filter(account_id=_number(value)),
            is_open=True,
        ),
    )


def _narrows(request: HttpRequest) -> bool:
    """Say whether a link names deals that are not all open ones."""
    return any(request.GET.get(name) for name in ("outcome", "closed", "stage", "account"))


def _closed_since(request: HttpRequest) -> Any:
    def apply(rows: QuerySet[Opportunity], value: str) -> QuerySet[Opportunity]:
        month, quarter = queries.month_and_quarter(moment(request), asker(request).timezone)
        return rows.filter(
            closed_at__gte=month if value == "month" else quarter, closed_at__lte=moment(request)
        )

    return apply


def _team_filter(request: HttpRequest) -> list[Filter]:
    """Offer the choice by team to who leads one; a link from a team's measure is always understood."""
    if asker(request).title != Title.TEAM_LEAD and "team" not in request.GET:
        return []
    return [Filter("team", _("Team"), (("ours", _("My teams")),), _of_our_teams)]


def _of_our_teams(rows: QuerySet[Opportunity], value: str) -> QuerySet[Opportunity]:
    """Keep the deals of the teams that the person leads, as the team's measures count them."""
    return rows.filter(team_id__in=RawSQL("SELECT unnest(vai.team_ids())", ())) if value == "ours" else rows


def _of_owner(me: Person) -> Any:
    def apply(rows: QuerySet[Opportunity], value: str) -> QuerySet[Opportunity]:
        return rows.filter(owner_id=me.pk if value == "me" else _number(value))

    return apply


def _open(request: HttpRequest, form: NewDealForm) -> tuple[str, str]:
    told = form.told()
    product = form.cleaned_data["product"]
    data = OpportunityData(
        **told,
        stage=form.cleaned_data["stage"],
        lines=(LineData(product=product, unit_price=told["amount"]),) if product else (),
    )
    deal = opportunities.open_opportunity(data, by=asker(request), at=moment(request))
    return reverse("hunting:opportunity", args=[deal.pk]), _("The deal was opened.")


def _form_page(
    request: HttpRequest,
    form: DealForm,
    *,
    deal: Opportunity | None = None,
    status: int = 200,
    clashes: Any = (),
) -> HttpResponse:
    context = {"form": form, "deal": deal, "clashes": clashes}
    return pages.page(request, "hunting/deal_form.html", context, fragment="form", status=status)


def _save_field(
    request: HttpRequest, deal: Opportunity, form: DealForm, context: dict[str, Any]
) -> HttpResponse:
    name, version = context["name"], _number(request.POST.get("version")) or None
    try:
        if form.is_valid():
            saved = opportunities.change(
                deal, form.told(), by=asker(request), at=moment(request), version=version
            )
            context |= {"shown": shown(saved, name), "state": "value"}
            return pages.page(request, "hunting/field.html", context, fragment="value")
    except Stale as stale:
        _field, theirs, mine = stale.changes[0]
        context |= {
            "theirs": theirs,
            "mine": request.POST.get(name, mine),
            "version": deal.version,
            "state": "clash",
        }
        return pages.page(request, "hunting/field.html", context, fragment="clash", status=409)
    except Refused as refused:
        form.add_error(name, str(refused.message))
    context |= {"bound": form[name], "version": version or "", "state": "form"}
    return pages.page(request, "hunting/field.html", context, fragment="form", status=422)


def _lines_initial(deal: Opportunity) -> list[dict[str, Any]]:
    return [
        {
            "product": line.product_id,
            "quantity": line.quantity,
            "unit_price": None if line.unit_price is None else Money.rounded(line.unit_price, deal.currency),
            "discount_pct": line.discount_pct,
        }
        for line in queries.lines(deal)
    ]


def _line(told: Mapping[str, Any]) -> LineData:
    price = told.get("unit_price")
    quantity, discount = told.get("quantity"), told.get("discount_pct")
    return LineData(
        product=told["product"],
        quantity=Decimal(1) if quantity is None else quantity,
        unit_price=price.amount if isinstance(price, Money) else None,
        discount_pct=Decimal(0) if discount is None else discount,
    )


def _lines_page(
    request: HttpRequest, deal: Opportunity, forms: Any, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    context = {"deal": deal, "forms": forms, "problem": problem}
    return pages.page(request, "hunting/deal_lines.html", context, status=status)


def _number(value: Any) -> int:
    return whole_number(value) or 0
