"""The page of a contact: who they are, where they work, what happened with them, what comes next."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from vai.clients.queries import facts, merges
from vai.ui import pages
from vai.workspace.queries import records
from vai.workspace.views import whose


@require_GET
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contact that the person sees; a merged one leads to the one it went into."""
    found = facts.of_contact(pk)
    if found is None:
        if kept := merges.kept_contact(pk):
            return pages.redirect(request, reverse("workspace:contact", args=[kept]))
        raise Http404
    if found.contact.merged_into_id:
        return pages.redirect(request, reverse("workspace:contact", args=[found.contact.merged_into_id]))
    context = {
        "facts": found,
        "contact": found.contact,
        "deals": records.deals_of_contact(pk, today=whose.today(request)),
        "steps": records.steps_of_contact(pk),
        "at": whose.now(request),
        "today": whose.today(request),
    }
    return pages.page(request, "workspace/contact.html", context, fragment="steps")
