"""What an administrator settles: tags, tiers and custom fields. Others may look."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.clients import rules
from vai.clients.actions import settings, tags
from vai.clients.enums import FieldEntity
from vai.clients.forms.settings import COLOUR_NAMES, CustomFieldForm, TagForm, TierForm
from vai.clients.queries import groups, lookups
from vai.clients.views import acting
from vai.core.errors import Refused
from vai.ui import pages

FORM = "clients/settings_form.html"


@require_GET
def show_tags(request: HttpRequest) -> HttpResponse:
    """Show the tags and how often they are used."""
    context = {"tags": groups.tags(), "may_settle": _may_settle(), "colours": COLOUR_NAMES}
    return pages.page(request, "clients/tags.html", context)


@require_http_methods(["GET", "POST"])
def change_tag(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or recolour a tag."""
    rules.require(rules.Act.SETTLE, rules.company_standing())
    tag = _or_404(lookups.tag(pk))
    form = TagForm(request.POST or None, initial={"name": tag.name, "colour": tag.colour})
    if form.is_bound and form.is_valid():
        try:
            tags.change_tag(tag, by=acting.person(request), at=acting.at(request), **form.cleaned_data)
            return acting.done(request, reverse("clients:tags"), _("Saved."))
        except Refused as refused:
            acting.refuse(form, refused)
    return _form_page(request, form, tag.name, reverse("clients:tags"), _("Tags"))


@require_GET
def show_tiers(request: HttpRequest) -> HttpResponse:
    """Show the tiers."""
    context = {"tiers": lookups.tiers(with_archived=True), "may_settle": _may_settle()}
    return pages.page(request, "clients/tiers.html", context)


@require_http_methods(["GET", "POST"])
def save_tier(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a tier, or change one."""
    rules.require(rules.Act.SETTLE, rules.company_standing())
    tier = _or_404(lookups.tier(pk)) if pk else None
    first = {name: getattr(tier, name) for name in ("name", "cadence_days", "position")} if tier else {}
    form = TierForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            code = tier.code if tier else ""
            settings.save_tier(
                tier, code=code, by=acting.person(request), at=acting.at(request), **form.cleaned_data
            )
            return acting.done(request, reverse("clients:tiers"), _("Saved."))
        except Refused as refused:
            acting.refuse(form, refused)
    title = tier.name if tier else _("New tier")
    return _form_page(request, form, title, reverse("clients:tiers"), _("Tiers"))


@require_POST
def archive_tier(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a tier out of use, or into use again."""
    tier = _or_404(lookups.tier(pk))
    act = settings.restore_tier if tier.archived_at else settings.archive_tier
    act(tier, by=acting.person(request), at=acting.at(request))
    return acting.done(request, reverse("clients:tiers"), _("Saved."))


@require_GET
def show_fields(request: HttpRequest) -> HttpResponse:
    """Show the custom fields of one kind of record."""
    entity = request.GET.get("entity", "")
    chosen = entity if entity in FieldEntity.values else FieldEntity.ACCOUNT.value
    context = {
        "entity": chosen,
        "entities": [(code, str(label)) for code, label in FieldEntity.choices],
        "fields": groups.custom_fields(chosen),
        "may_settle": _may_settle(),
    }
    return pages.page(request, "clients/custom_fields.html", context)


@require_http_methods(["GET", "POST"])
def save_field(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a custom field, or change one."""
    rules.require(rules.Act.SETTLE, rules.company_standing())
    field = _or_404(lookups.custom_field(pk)) if pk else None
    first = {"entity": request.GET.get("entity", "")}
    form = CustomFieldForm(request.POST or None, field=field, initial=None if field else first)
    if form.is_bound and form.is_valid():
        try:
            by, at = acting.person(request), acting.at(request)
            if field:
                saved = settings.change_definition(field, form.data_of(), by=by, at=at)
            else:
                saved = settings.define_field(form.data_of(), by=by, at=at)
            return acting.done(request, _fields_of(saved.entity), _("Saved."))
        except Refused as refused:
            acting.refuse(form, refused)
    title = field.label_vi if field else _("New field")
    entity = field.entity if field else request.GET.get("entity", "account")
    return _form_page(request, form, title, _fields_of(entity), _("Custom fields"))


@require_POST
def archive_field(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a custom field out of use, or into use again."""
    field = _or_404(lookups.custom_field(pk))
    act = settings.restore_field if field.archived_at else settings.archive_field
    act(field, by=acting.person(request), at=acting.at(request))
    return acting.done(request, _fields_of(field.entity), _("Saved."))


def _form_page(request: HttpRequest, form: Any, title: str, back: str, back_label: str) -> HttpResponse:
    context = {"form": form, "title": title, "back": back, "back_label": back_label}
    return pages.page(request, FORM, context, status=422 if form.is_bound else 200)


def _fields_of(entity: str) -> str:
    return f"{reverse('clients:custom_fields')}?entity={entity}"


def _may_settle() -> bool:
    return rules.allows(rules.Act.SETTLE, rules.company_standing())


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
