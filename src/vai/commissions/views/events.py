"""What happened to won deals, brought in by an administrator: payments, invoices, cancellations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vai.commissions import eventfile, rules
from vai.commissions.actions import bringing
from vai.commissions.enums import EventKind
from vai.commissions.forms import EventsForm
from vai.commissions.queries import events as queries
from vai.commissions.views import common
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show what was recorded, and take lines of a file: all of them, or none where a line cannot be meant."""
    here = common.asked(request)
    rules.require_administrator(here.user)
    form, faults = EventsForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and form.is_valid():
        rows = eventfile.read(form.cleaned_data["text"])
        try:
            n_new = bringing.bring(rows, by=here.user, at=here.now)
        except bringing.FileWrong as wrong:
            faults = wrong.faults
        else:
            text = ngettext("%(num)s new line taken.", "%(num)s new lines taken.", n_new) % {"num": n_new}
            if n_new < len(rows):
                text = f"{text} {_('%(num)s were known already.') % {'num': len(rows) - n_new}}"
            return common.done(request, text, to=reverse("commissions:events"))
    context = {
        "form": form,
        "faults": faults,
        "events": queries.latest(),
        "kinds": dict(EventKind.choices),
    }
    status = 422 if form.is_bound else 200
    return pages.page(request, "commissions/events.html", context, status=status)
