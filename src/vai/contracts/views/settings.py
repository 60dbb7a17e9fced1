"""How contracts are made here: an administrator's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vai.contracts import rules
from vai.contracts.actions import settings
from vai.contracts.forms import OURS, SettingsForm
from vai.contracts.queries import known
from vai.contracts.views import answers
from vai.core.errors import Refused, Stale
from vai.staff import rules as staff
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Change the pattern of numbers, our side of every contract, and what is usual."""
    here = answers.asked(request)
    staff.need_administrator(here.user)
    kept = known.settings()
    form = SettingsForm(request.POST or None, settings=kept)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        version = told.pop("version")
        try:
            settings.change(told, by=here.user, at=here.now, version=version if kept.pk else None)
        except Stale as refused:
            form.add_error(None, str(refused.message))
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return answers.done(request, reverse("contracts:settings"), _("Saved."))
    year = timezone.localdate(here.now).year
    context = {
        "form": form,
        "rows": [
            ["pattern"],
            ["usual_months", "vat_pct"],
            ["payment_terms"],
            [*OURS[:2]],
            [OURS[2]],
            [*OURS[3:]],
            ["version"],
        ],
        "examples": [rules.number_of(kept.pattern, year, serial) for serial in (1, 27)],
    }
    status = 422 if form.errors else 200
    return pages.page(request, "contracts/settings.html", context, status=status)
