"""Saved views of the lists of leads and deals: keeping how a list stands now, and forgetting it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vai.hunting.views.common import asker, done, moment
from vai.staff.actions import saved_views

LISTS = {"leads": "hunting:leads", "deals": "hunting:opportunities"}


@require_POST
def save(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a list as it stands."""
    address, name, query = _address(code), request.POST.get("name", ""), request.POST.get("query", "")
    view = saved_views.save_view(code, name, query, by=asker(request), at=moment(request))
    return done(request, f"{address}?{view.query}", _("This view is saved."))


@require_POST
def remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Forget a saved view."""
    saved_views.remove_view(code, pk, by=asker(request), at=moment(request))
    return done(request, _address(code), _("This view is gone."))


def _address(code: str) -> str:
    if code not in LISTS:
        raise Http404
    return reverse(LISTS[code])
