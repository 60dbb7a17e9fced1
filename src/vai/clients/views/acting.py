"""What every view here needs: who acts and when, the record of the address or 404, and the toast with its undo."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from vai.clients import phrases
from vai.clients.models import Account, Contact
from vai.clients.queries import lookups, merges
from vai.core import rowsecurity
from vai.core.errors import Refused, Stale
from vai.staff.models import Person
from vai.ui import pages
from vai.ui.jinja import url_if


def person(request: HttpRequest) -> Person:
    """Return who is signed in."""
    assert isinstance(request.user, Person)
    return request.user


def at(request: HttpRequest) -> datetime:
    """Return the moment of the request."""
    return rowsecurity.current().at


def today(request: HttpRequest) -> date:
    """Return the day of the request where the person is."""
    return timezone.localdate(at(request))


def whose(request: HttpRequest) -> Person:
    """Return whose book it is: the colleague's while acting for one."""
    return getattr(request, "acting_for", None) or person(request)


def account_or_404(pk: int) -> Account:
    """Find the account of an address."""
    found = lookups.account(pk)
    if found is None:
        raise Http404
    return found


def contact_or_404(pk: int) -> Contact:
    """Find the contact of an address."""
    found = lookups.contact(pk)
    if found is None:
        raise Http404
    return found


def account_url(pk: int) -> str:
    """Return the page of an account."""
    return url_if("workspace:account", pk) or reverse("clients:account_edit", args=[pk])


def contact_url(pk: int) -> str:
    """Return the page of a contact."""
    return url_if("workspace:contact", pk) or reverse("clients:contact_edit", args=[pk])


def moved_account(pk: int) -> str | None:
    """Return the page of the account that one was merged into."""
    kept = merges.kept_account(pk)
    return account_url(kept) if kept else None


def done(request: HttpRequest, to: str, text: Any) -> HttpResponse:
    """Lead on after something was done, with a toast that can take it back."""
    return told(pages.redirect(request, to), text)


def told(response: HttpResponse, text: Any) -> HttpResponse:
    """Add the toast of what was done, with the way to take it back."""
    undo_url = url_if("workspace:undo", rowsecurity.current().change_id)
    return pages.toast(response, str(text), undo_url=undo_url)


def back(request: HttpRequest, default: str) -> str:
    """Return the page of ours that a form came from, if it says so."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else default


def refuse(form: Any, refused: Refused, *, version: int | None = None) -> int:
    """Show in a form what an action refused; return the answer's status. A stale form goes on from the new version."""
    if isinstance(refused, Stale):
        form.differences = differences(refused)
        if version is not None:
            form.continue_from(version)
    if refused.field and f"new_{refused.field}" in form.fields:
        refused.field = f"new_{refused.field}"
    form.accept_refusal(refused)
    return refused.status


def differences(stale: Stale) -> list[tuple[str, str, str]]:
    """Write what differs: the field, what stands there now, what the person wrote."""
    return [
        (str(phrases.FIELD_LABELS.get(name, name)), _shown(name, theirs), _shown(name, yours))
        for name, theirs, yours in stale.changes
    ]


def _shown(name: str, value: Any) -> str:
    if name == "parent_id":
        return lookups.account_name(value) if value else "–"
    if name == "tier_id":
        tier = lookups.tier(value) if value else None
        return tier.name if tier else "–"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in sorted(value.items()))
    return "–" if value in (None, "") else str(value)
