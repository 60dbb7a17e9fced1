"""What came in by any door, what became of it and why; what is suspected or failed is dealt with here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vai.clients.enums import DuplicateReason
from vai.core import addresses
from vai.core.text import whole_number
from vai.doors.enums import LeftOut, Suspicion
from vai.hunting.actions import arrivals, taking
from vai.hunting.enums import ArrivalState, Door
from vai.hunting.models import LeadArrival
from vai.hunting.queries import arrivals as found
from vai.staff import rules as staff
from vai.staff.views.answers import asked, done
from vai.ui import pages
from vai.ui.jinja import url
from vai.ui.lists import Filter, Order, listing

_ACTS: dict[str, Callable[..., LeadArrival]] = {
    "let_in": arrivals.let_in,
    "keep_out": arrivals.keep_out,
    "try_again": arrivals.try_again,
}
_KNOWN = {"lead": gettext_lazy("Lead"), "account": gettext_lazy("Client"), "contact": gettext_lazy("Contact")}
_REASONS = {**dict(Suspicion.choices), **dict(LeftOut.choices)}
_MOST_AT_ONCE = 100


@require_GET
def show_arrivals(request: HttpRequest) -> HttpResponse:
    """List what came in, the latest first."""
    staff.need_administrator(asked(request).user)
    counts = found.counts()
    state = request.GET.get("state", "")
    page = listing(
        request.GET,
        found.arrivals().order_by(),
        orders=[Order("latest", gettext_lazy("Latest"), ("-pk",))],
        filters=(
            Filter("state", gettext_lazy("What became of it"), tuple(ArrivalState.choices), lambda rows, one: rows.filter(state=one)),
            Filter("door", gettext_lazy("Door"), tuple(Door.choices), lambda rows, one: rows.filter(door=one)),
        ),
        size=30,
    )  # fmt: skip
    tabs = [(_("All"), "?", not state)]
    tabs += [
        (f"{label} ({counts.get(code, 0)})", f"?state={code}", state == code)
        for code, label in ArrivalState.choices
        if counts.get(code) or code == ArrivalState.SUSPECTED
    ]
    context = {"listing": page, "tabs": tabs, "reasons": _REASONS, "state": state}
    return pages.page(request, "doors/arrivals.html", context, fragment="list")


@require_GET
def show_arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one arrival: what was told, what came with it, who it may be already, what became of it."""
    staff.need_administrator(asked(request).user)
    arrival = get_object_or_404(found.arrivals(), pk=pk)
    province = addresses.province(str(arrival.told.get("province_code") or ""))
    context = {
        "arrival": arrival,
        "reasons": [str(_REASONS.get(code, code)) for code in arrival.reasons],
        "province": province.name if province else "",
        "belongs": found.places(arrival.around),
        "twin_words": _twin_words,
    }
    return pages.page(request, "doors/arrival.html", context)


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Let suspected arrivals in, keep them out, or try failed ones again; what waits is taken in at once."""
    here = asked(request)
    staff.need_administrator(here.user)
    act = _ACTS.get(request.POST.get("act", ""))
    keys = [
        key for key in map(whole_number, request.POST.getlist("chosen")[:_MOST_AT_ONCE]) if key is not None
    ]
    rows = list(found.arrivals().filter(pk__in=keys).order_by("id"))
    back = url("doors:arrivals") + (
        f"?state={request.POST['state']}" if request.POST.get("state") in ArrivalState.values else ""
    )
    if act is None or not rows:
        return pages.toast(
            pages.redirect(request, back), _("Choose what to do, and with which."), level="info"
        )
    for arrival in rows:
        kept = act(arrival, by=here.user, at=here.now)
        if kept.state == ArrivalState.WAITING:
            taking.take_or_mark(kept, by=here.user, at=here.now)
    to = url("doors:arrival", rows[0].pk) if request.POST.get("one") else back
    return done(request, to, _("Done."))


def _twin_words(twin: Mapping[str, Any]) -> str:
    reasons = [str(DuplicateReason(code).label) for code in twin["reasons"]]
    return " · ".join([str(_KNOWN[twin["kind"]]), *reasons])
