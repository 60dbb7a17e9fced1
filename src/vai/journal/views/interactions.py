"""Telling what happened, and putting it right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vai.core import idempotency
from vai.core.errors import Refused, Stale
from vai.core.text import whole_number
from vai.journal import labels, rules
from vai.journal.actions import interactions, steps
from vai.journal.enums import InteractionKind
from vai.journal.forms import InteractionForm, NewInteractionForm
from vai.journal.models import Interaction
from vai.journal.queries import about
from vai.journal.queries.about import Client
from vai.journal.views import answers
from vai.staff.queries import people
from vai.ui import pages

CHANGED = "journal:changed"


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Tell a call, a meeting, a note; what it is about is named in the address."""
    client = answers.client_of(request.POST if request.method == "POST" else request.GET)
    choices = _choices(client)
    if request.method == "GET":
        kind = request.GET.get("kind", "")
        kind = kind if kind in InteractionKind.values else InteractionKind.NOTE
        form = NewInteractionForm(
            initial={**NewInteractionForm.fresh(kind, at=_now(request)), "body": request.GET.get("body", "")},
            **choices,
        )
        return _shown_new(request, client, form)
    form = NewInteractionForm(request.POST, **choices)
    if form.is_valid():
        try:
            _record(request, client, form.cleaned_data)
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return answers.done(request, _("Noted."), to=answers.page_of(client), event=CHANGED)
    return _shown_new(request, client, form, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an interaction, and put it right."""
    interaction = Interaction.objects.select_related("author", "on_behalf_of").filter(pk=pk).first()
    if interaction is None:
        raise Http404
    client = _client_of(interaction)
    choices = _choices(client, interaction)
    if request.method == "GET":
        form = InteractionForm(initial=InteractionForm.initial_of(interaction), **choices)
        return _shown(request, client, interaction, form)
    form = InteractionForm(request.POST, **choices)
    status = 422
    if form.is_valid():
        try:
            _change(request, interaction, form.cleaned_data)
        except Stale as stale:
            _show_conflict(form, stale)
            interaction.refresh_from_db()
            status = 409
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return answers.done(request, _("Saved."), to=answers.page_of(client), event=CHANGED)
    return _shown(request, client, interaction, form, status=status)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an interaction away."""
    interaction = Interaction.objects.filter(pk=pk).first()
    if interaction is None:
        raise Http404
    here = answers.asked(request)
    interactions.archive(interaction, by=here.user, at=here.now)
    return answers.done(request, _("Put away."), to=answers.page_of(_client_of(interaction)), event=CHANGED)


def _record(request: HttpRequest, client: Client | None, told: dict[str, Any]) -> None:
    here = answers.asked(request)
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return
    where = answers.named(request.POST)
    contacts = told.get("contact_ids") or ([where["contact"]] if "contact" in where else [])
    made = interactions.record(
        told["kind"],
        by=here.user,
        at=here.now,
        occurred_at=told["occurred_at"],
        contact_ids=contacts,
        direction=told["direction"],
        outcome=told["outcome"] if told["kind"] != InteractionKind.NOTE else "",
        minutes=told["minutes"],
        subject=told["subject"],
        body=told["body"],
        person_ids=told.get("person_ids") or (),
        account_id=where.get("account"),
        lead_id=where.get("lead"),
        opportunity_id=where.get("opportunity"),
    )
    if told["next_what"]:
        steps.plan(
            told["next_what"],
            by=here.user,
            at=here.now,
            due_on=told["next_on"],
            contact_id=contacts[0] if contacts else None,
            interaction=made,
            account_id=made.account_id,
            lead_id=made.lead_id,
            opportunity_id=made.opportunity_id,
        )
    once.remember(interaction=made.pk)


def _change(request: HttpRequest, interaction: Interaction, told: dict[str, Any]) -> None:
    here = answers.asked(request)
    version = request.POST.get("version", "")
    changes = {name: told[name] for name in interactions.CHANGEABLE if name in told}
    # The form shows minutes only: a moment that was not touched keeps its seconds.
    if _minute(told["occurred_at"]) == _minute(interaction.occurred_at):
        changes["occurred_at"] = interaction.occurred_at
    links = {name: told[name] for name in interactions.CHANGEABLE_LINKS if name in told}
    interactions.change(
        interaction,
        {**changes, **links},
        by=here.user,
        at=here.now,
        version=whole_number(version),
    )


def _show_conflict(form: InteractionForm, stale: Stale) -> None:
    """Say at each field what someone else wrote meanwhile; what was typed stays."""
    form.add_error(None, str(stale.message))
    for name, theirs, _yours in stale.changes:
        if name in form.fields:
            shown = labels.choice_label("interaction", name, theirs) or str(
                theirs if theirs is not None else ""
            )
            form.add_error(name, _("By now it says: %(theirs)s") % {"theirs": shown})


def _choices(client: Client | None, interaction: Interaction | None = None) -> dict[str, Any]:
    account_id = client.id if client and client.kind == "account" else None
    if interaction is not None:
        account_id = interaction.account_id
    return {
        "contacts": about.people_at(account_id) if account_id else (),
        "colleagues": people.colleagues(),
    }


def _client_of(interaction: Interaction) -> Client | None:
    params = {
        "account": str(interaction.account_id or ""),
        "contact": str(interaction.contact_id or ""),
        "lead": str(interaction.lead_id or ""),
        "opportunity": str(interaction.opportunity_id or ""),
    }
    return answers.client_of(params)


def _shown_new(
    request: HttpRequest, client: Client | None, form: NewInteractionForm, status: int = 200
) -> HttpResponse:
    params = request.POST if request.method == "POST" else request.GET
    context = {
        "form": form,
        "client": client,
        "where": answers.named(params),
        "kind_label": InteractionKind(_kind_of(form)).label,
        "page_url": answers.page_of(client),
    }
    return pages.page(request, "journal/interaction_new.html", context, fragment="form", status=status)


def _kind_of(form: NewInteractionForm) -> str:
    kind = str(form["kind"].value() or "")
    return kind if kind in InteractionKind.values else InteractionKind.NOTE


def _shown(
    request: HttpRequest,
    client: Client | None,
    interaction: Interaction,
    form: InteractionForm,
    status: int = 200,
) -> HttpResponse:
    by = answers.asked(request).user
    context = {
        "form": form,
        "client": client,
        "interaction": interaction,
        "kind_label": InteractionKind(interaction.kind).label,
        "may_change": rules.is_own(interaction, by) or by.title == "team_lead" or by.is_administrator,
        "page_url": answers.page_of(client),
    }
    return pages.page(request, "journal/interaction.html", context, fragment="form", status=status)


def _now(request: HttpRequest) -> datetime:
    return timezone.localtime(answers.asked(request).now)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
