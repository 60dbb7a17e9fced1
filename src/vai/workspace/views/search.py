"""Search: what is suggested while typing, and the page with all that was found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vai.ui import pages
from vai.workspace.queries import search as found


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, of all kinds or of one."""
    text, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    kinds = (kind,) if kind in found.KINDS else found.KINDS
    groups = found.search(text, kinds=kinds, most=found.LISTED)
    context = {"text": text, "kind": kind, "groups": groups, "kinds": found.LABELS}
    return pages.page(request, "workspace/search.html", context)


@require_GET
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest while typing: a few of each kind."""
    text = request.GET.get("q", "")
    return pages.page(request, "workspace/_suggest.html", {"text": text, "groups": found.search(text)})
