"""Who acts for whom: given, taken, ended; and acting for a colleague."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.rowsecurity import NotDelegated
from vai.staff import rules
from vai.staff.actions import delegations
from vai.staff.enums import Scope
from vai.staff.forms import DelegationForm, today_in
from vai.staff.models import Delegation
from vai.staff.queries import delegations as given
from vai.staff.queries import people as colleagues
from vai.staff.views.answers import asked, done
from vai.ui import pages

# The middleware reads it (config/middleware.py).
ACTING_FOR = "acting_for"


@require_http_methods(["GET", "POST"])
def show_delegations(request: HttpRequest) -> HttpResponse:
    """Show what is handed over, and hand something over."""
    here = asked(request)
    today = today_in(here.user.timezone, here.now)
    options: dict[str, Any] = {
        "people": colleagues.colleagues(),
        "me": here.user,
        "for_others": rules.may_administer(here.user),
    }
    if request.method == "POST":
        form = DelegationForm(request.POST, **options)
        if form.is_valid() and (saved := _delegate(request, form)):
            return saved
        return pages.page(request, "staff/delegations.html", _context(request, form), status=422)
    initial = {"since": today, "principal": here.user.pk, "scopes": list(Scope.values)}
    return pages.page(
        request, "staff/delegations.html", _context(request, DelegationForm(initial=initial, **options))
    )


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End a delegation."""
    here = asked(request)
    delegations.revoke(get_object_or_404(Delegation, pk=pk), by=here.user, at=here.now)
    return done(request, reverse("staff:delegations"), _("Ended. Both are told."), undoable=True)


@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Act for a colleague from now on, in this browser."""
    here = asked(request)
    chosen = request.POST.get("person", "")
    today = today_in(here.user.timezone, here.now)
    principal = next((one for one in given.principals_of(here.user, on=today) if str(one.pk) == chosen), None)
    if principal is None:
        raise NotDelegated(_("This colleague has not authorised you to act for them."))
    request.session[ACTING_FOR] = principal.pk
    text = _("You are acting for %(name)s now. What you do is recorded in both names.")
    return done(request, "/", text % {"name": principal.name})


@require_POST
def act_as_self(request: HttpRequest) -> HttpResponse:
    """Act for oneself again."""
    request.session.pop(ACTING_FOR, None)
    return done(request, "/", _("You are acting for yourself again."))


def _delegate(request: HttpRequest, form: DelegationForm) -> HttpResponse | None:
    here = asked(request)
    wanted = form.cleaned_data
    if not idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now).is_first:
        return pages.redirect(request, reverse("staff:delegations"))
    try:
        made = delegations.delegate(
            wanted.get("principal", here.user),
            wanted["delegate"],
            scopes=wanted["scopes"],
            since=wanted["since"],
            until=wanted["until"],
            note=wanted["note"],
            by=here.user,
            at=here.now,
        )
    except Refused as refused:
        form.accept_refusal(refused)
        return None
    text = _("%(delegate)s may act for %(principal)s. Both are told.")
    names = {"delegate": made.delegate.name, "principal": made.principal.name}
    return done(request, reverse("staff:delegations"), text % names, undoable=True)


def _context(request: HttpRequest, form: DelegationForm) -> dict[str, object]:
    here = asked(request)
    return {
        "form": form,
        "me": here.user,
        "today": today_in(here.user.timezone, here.now),
        "delegations": list(given.all_of_them()[:200]),
        "scopes": dict(Scope.choices),
        "may_administer": rules.may_administer(here.user),
    }
