"""Referring somebody, what became of those one referred, and how a lead came."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vai.core.errors import Refused
from vai.hunting import rules
from vai.hunting.actions import referrals
from vai.hunting.actions.referrals import ReferralData
from vai.hunting.forms import ReferralForm
from vai.hunting.queries import arrivals as found
from vai.hunting.queries import leads as queries
from vai.hunting.queries import lists, standing
from vai.hunting.views.common import asker, carried_out, moment
from vai.ui import pages

_SOURCE = "Được giới thiệu"


@require_http_methods(["GET", "POST"])
def refer(request: HttpRequest) -> HttpResponse:
    """Refer somebody, and see how far those referred before have come."""
    form = ReferralForm(request.POST or None, initial=_prefilled(request))
    if request.method == "POST" and form.is_valid():
        try:
            return carried_out(request, lambda: _refer(request, form))
        except Refused as refused:
            form.accept_refusal(refused)
    context = {
        "form": form,
        "referred": found.my_referrals(),
        "dialog_only": pages.is_partial(request),
        "may_refer": rules.may_begin(standing.current()),
    }
    status = 422 if form.is_bound else 200
    return pages.page(request, "hunting/refer.html", context, fragment="dialog", status=status)


@require_GET
def how_it_came(request: HttpRequest, pk: int) -> HttpResponse:
    """Show each time that a lead came: the door, what was said, what was agreed to, who referred it."""
    lead = get_object_or_404(queries.seen().select_related("referred_by", "known_account"), pk=pk)
    context = {"lead": lead, "comings": found.of_lead(lead), "client": found.client_of(lead)}
    context["is_panel"] = pages.is_partial(request)
    return pages.page(request, "hunting/how_it_came.html", context, fragment="panel")


def _refer(request: HttpRequest, form: ReferralForm) -> tuple[str, str]:
    data = ReferralData(**form.cleaned_data)
    referrals.refer(data, by=asker(request), at=moment(request), source=lists.source_named(_SOURCE))
    return reverse("hunting:refer"), _("Thank you. You will see here how far it comes.")


def _prefilled(request: HttpRequest) -> dict[str, str]:
    return {
        name: request.GET[name][:200]
        for name in ("name", "phone", "email", "company", "need")
        if name in request.GET
    }
