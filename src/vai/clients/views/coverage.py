"""Who serves an account: as it was, as it is, and how that changes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.clients import rules
from vai.clients.actions import coverage
from vai.clients.forms.coverage import CoverForm, OfferForm
from vai.clients.models import Account, CoverageOffer
from vai.clients.queries import facts, lookups
from vai.clients.views import acting
from vai.core import rowsecurity
from vai.core.errors import Refused
from vai.ui import pages

TEMPLATE = "clients/coverage.html"


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who serves and served an account, in which mode, since and until when."""
    return _page(request, acting.account_or_404(pk), CoverForm(prefix="cover"), OfferForm(prefix="offer"))


@require_POST
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague serve the account."""
    account = acting.account_or_404(pk)
    form = CoverForm(request.POST, prefix="cover")
    if form.is_valid():
        values = form.cleaned_data
        try:
            coverage.cover(account, by=acting.person(request), at=acting.at(request), **values)
            text = _("%(name)s serves %(account)s.") % {
                "name": values["person"].name,
                "account": account.name,
            }
            return acting.done(request, _after(pk), text)
        except Refused as refused:
            acting.refuse(form, refused)
    return _page(request, account, form, OfferForm(prefix="offer"), status=422)


@require_POST
def end(request: HttpRequest, pk: int, coverage_pk: int) -> HttpResponse:
    """End a colleague's service."""
    row = lookups.coverage(coverage_pk, pk)
    if row is None:
        raise Http404
    coverage.end_coverage(row, by=acting.person(request), at=acting.at(request))
    return acting.done(request, _after(pk), _("The service has ended."))


@require_POST
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer the account to a colleague."""
    account = acting.account_or_404(pk)
    form = OfferForm(request.POST, prefix="offer")
    if form.is_valid():
        person = form.cleaned_data["person"]
        try:
            coverage.offer(
                account, person, form.cleaned_data["mode"], by=acting.person(request), at=acting.at(request)
            )
            return acting.done(request, _after(pk), _("%(name)s has your offer.") % {"name": person.name})
        except Refused as refused:
            acting.refuse(form, refused)
    return _page(request, account, CoverForm(prefix="cover"), form, status=422)


@require_POST
def take(request: HttpRequest, offer_pk: int) -> HttpResponse:
    """Take an account that was offered."""
    row = _offer_or_404(offer_pk)
    coverage.take_offer(row, by=acting.person(request), at=acting.at(request))
    text = _("%(account)s is yours to serve.") % {"account": row.account.name}
    return acting.done(request, acting.account_url(row.account_id), text)


@require_POST
def decline(request: HttpRequest, offer_pk: int) -> HttpResponse:
    """Send an offer back."""
    row = _offer_or_404(offer_pk)
    coverage.decline_offer(row, by=acting.person(request), at=acting.at(request))
    return acting.done(
        request, acting.back(request, reverse("clients:accounts")), _("The offer is sent back.")
    )


@require_POST
def withdraw(request: HttpRequest, offer_pk: int) -> HttpResponse:
    """Take an offer back before it is answered."""
    row = _offer_or_404(offer_pk)
    coverage.withdraw_offer(row, by=acting.person(request), at=acting.at(request))
    return acting.done(request, _after(row.account_id), _("The offer is withdrawn."))


def _page(
    request: HttpRequest, account: Account, cover_form: CoverForm, offer_form: OfferForm, *, status: int = 200
) -> HttpResponse:
    found = facts.of_account(account.pk)
    assert found is not None
    stands = rules.standing(account)
    actor = rowsecurity.current()
    context: dict[str, Any] = {
        "account": account,
        "facts": found,
        "cover_form": cover_form,
        "offer_form": offer_form,
        "account_href": acting.account_url(account.pk),
        "may_cover": rules.allows(rules.Act.ADD_COLLEAGUE, stands),
        "may_offer": rules.allows(rules.Act.OFFER, stands),
        "commands": stands.may_write and stands.commands,
        "me": {actor.person_id, actor.on_behalf_of_id},
        "today": acting.today(request),
    }
    return pages.page(request, TEMPLATE, context, status=status)


def _offer_or_404(pk: int) -> CoverageOffer:
    found = lookups.offer(pk)
    if found is None:
        raise Http404
    return found


def _after(account_pk: int) -> str:
    """Return to the service of the account, or to the list where it is no longer theirs to see."""
    if lookups.account(account_pk):
        return reverse("clients:coverage", args=[account_pk])
    return reverse("clients:accounts")
