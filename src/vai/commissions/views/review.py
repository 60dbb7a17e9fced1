"""Statements of a period, for who settles them: publish, approve what adds up, answer what is disputed."""

from __future__ import annotations

import re
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from vai.commissions import rules
from vai.commissions.actions import settling
from vai.commissions.enums import StatementState
from vai.commissions.queries import statements
from vai.commissions.views import common
from vai.core import idempotency
from vai.staff.models import Person
from vai.ui import pages


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show the statements of a period, the oldest that is not settled first, and the disputes that wait."""
    here = common.asked(request)
    _require_sees(here.user)
    day = common.today(request)
    periods = statements.all_periods(day)
    period = _named(request.GET.get("period", "")) or _first(periods)
    rows = [row for row in statements.of_period(period) if row.person.pk != here.user.pk]
    may = [row for row in rows if rules.may_settle(row.statement, here.user)]
    context = {
        "period": period,
        "periods": periods,
        "rows": rows,
        "totals": _totals(rows),
        "n_publish": sum(row.statement.is_draft and row.statement.ends_on <= day for row in may),
        "n_approve": sum(row.statement.state == StatementState.PUBLISHED and row.is_sound for row in may),
        "disputes": statements.open_disputes(here.user),
        "today": day,
        "tones": common.TONES,
        "states": dict(StatementState.choices),
        "may_settle": rules.settles(here.user),
    }
    return pages.page(request, "commissions/review.html", context)


@require_POST
def publish_all(request: HttpRequest) -> HttpResponse:
    """Publish the drafts of a period that is over."""
    here = common.asked(request)
    period = _named(request.POST.get("period", ""))
    rows = statements.of_period(period)
    done = settling.publish_all([row.statement for row in rows], by=here.user, at=here.now)
    text = ngettext("%(num)s statement published.", "%(num)s statements published.", done.n_done)
    return common.done(request, text % {"num": done.n_done}, to=_address(period))


@require_POST
def approve_all(request: HttpRequest) -> HttpResponse:
    """Approve what adds up and nobody disputes."""
    here = common.asked(request)
    period = _named(request.POST.get("period", ""))
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return pages.redirect(request, _address(period))
    rows = statements.of_period(period)
    done = settling.approve_all([row.statement for row in rows], by=here.user, at=here.now)
    text = ngettext("%(num)s statement approved.", "%(num)s statements approved.", done.n_done) % {
        "num": done.n_done
    }
    if done.n_left:
        text = f"{text} {_('%(num)s do not add up and were left.') % {'num': done.n_left}}"
    return common.done(request, text, to=_address(period))


def _require_sees(person: Person) -> None:
    """Others' statements are a lead's, an executive's or an administrator's; whoever is none finds no such page."""
    if not (rules.settles(person) or person.sees_all):
        raise Http404


def _named(period: str) -> str:
    """Read the name of a period; what is none is as if nothing was named."""
    return period if re.fullmatch(r"[0-9]{4}(-([0-9]{2}|Q[1-4]))?", period) else ""


def _first(periods: list[tuple[str, int]]) -> str:
    """Choose the newest period that is over and not settled, else the newest."""
    waiting = [period for period, n_open in periods[1:] if n_open]
    return waiting[0] if waiting else periods[0][0] if periods else ""


def _totals(rows: list[statements.Row]) -> list[tuple[str, Decimal]]:
    sums: dict[str, Decimal] = {}
    for row in rows:
        sums[row.statement.currency] = sums.get(row.statement.currency, Decimal()) + row.statement.payable
    return sorted(sums.items())


def _address(period: str) -> str:
    return f"{reverse('commissions:review')}?period={period}" if period else reverse("commissions:review")
