"""Saved views of the lists: keeping how a list stands now, and forgetting it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vai.clients.views import acting
from vai.staff.actions import saved_views

LISTS = {"accounts": "clients:accounts", "contacts": "clients:contacts"}


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a list as it stands."""
    address = _address(code)
    query = request.POST.get("query", "")
    view = saved_views.save_view(
        code, request.POST.get("name", ""), query, by=acting.person(request), at=acting.at(request)
    )
    return acting.done(request, f"{address}?{view.query}", _("This view is saved."))


@require_POST
def remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Forget a saved view."""
    saved_views.remove_view(code, pk, by=acting.person(request), at=acting.at(request))
    return acting.done(request, _address(code), _("This view is gone."))


def _address(code: str) -> str:
    if code not in LISTS:
        raise Http404
    return reverse(LISTS[code])
