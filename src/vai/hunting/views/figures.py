"""Pages of figures: the forecast, targets, how selling went."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.core import formats
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.hunting.actions import targets
from vai.hunting.actions.targets import TargetData
from vai.hunting.forecasting import periods
from vai.hunting.forecasting.periods import Kind, Period
from vai.hunting.models import Target
from vai.hunting.queries import figures as queries
from vai.hunting.queries import forecasts, quota, standing
from vai.hunting.queries.figures import Rate, Whose
from vai.hunting.rules import Standing
from vai.hunting.views.common import asker, carried_out, moment
from vai.staff.models import Team
from vai.staff.queries import company, people, teams
from vai.ui import pages
from vai.ui.amounts import read_amount
from vai.ui.charts import Bar
from vai.ui.lists import with_query


@require_GET
def forecast(request: HttpRequest) -> HttpResponse:
    """Show what a period will bring, as a range, with the deals behind it, and how earlier ranges held."""
    at, calendar = moment(request), company.business_calendar()
    stands = standing.current()
    whose, code, links = _whose(request, stands)
    period = _period(request, Kind.QUARTER)
    kept = list(forecasts.snapshots(whose, period).defer("deals")[:14])
    newest = kept[0] if kept else None
    held = forecasts.held(whose, period, day=calendar.local_date(at), zone=calendar.tz)
    context = {
        "period": period,
        "period_links": _kinds(request, period),
        "whose_links": links,
        "whose": whose,
        "code": code,
        "snapshot": newest,
        "terms": forecasts.terms(newest) if newest else [],
        "spark": [one.p50 for one in reversed(kept)] if len(kept) > 1 else None,
        "held": held,
        "n_inside": sum(one.is_inside for one in held),
        "commits": forecasts.commits(whose.person, period, at=at) if whose.person else [],
        "may_commit": bool(whose.person and whose.person.pk == stands.person_id and stands.may_write),
        "quota": quota.quota_of(whose.person, at) if whose.person else None,
    }
    return pages.page(request, "hunting/forecast.html", context)


@require_POST
def commit(request: HttpRequest) -> HttpResponse:
    """Keep what the person says will come."""
    period = _period(request, Kind.QUARTER, request.POST.get("period", ""))

    def act() -> tuple[str, str]:
        amount = read_amount(request.POST.get("amount", ""))
        if amount is None:
            raise Refused(_("Write an amount, such as 500tr."), field="amount")
        targets.commit(period.code, amount, by=asker(request), at=moment(request))
        to = f"{reverse('hunting:forecast')}?period={period.code}&who=me"
        return to, _("Your word for %(period)s is kept.") % {"period": formats.period(period.code)}

    return carried_out(request, act)


@require_GET
def target_grid(request: HttpRequest) -> HttpResponse:
    """Show the targets of a period, of those whom the person leads or of themselves, to be set in a grid."""
    at, stands = moment(request), standing.current()
    period = _period(request, Kind.QUARTER)
    may_set = stands.may_administer or (stands.may_write and bool(stands.team_ids))
    shown_people = list(_people_of(stands))
    shown_teams = list(_teams_of(stands))
    stand = {
        (one.person_id, one.team_id): one
        for one in Target.objects.filter(period=period.code, product=None).order_by("pk")
    }
    found = quota.quotas([one.pk for one in shown_people], at, kind=period.kind)
    rows = [
        {"name": f"team-{one.pk}", "label": one.name, "is_team": True, "target": stand.get((None, one.pk))}
        for one in shown_teams
    ] + [
        {
            "name": f"person-{one.pk}",
            "label": one.name,
            "is_team": False,
            "target": stand.get((one.pk, None)),
            "quota": _of_period(found.get(one.pk), period),
        }
        for one in shown_people
    ]
    context = {
        "period": period,
        "period_links": _kinds(request, period, (Kind.MONTH, Kind.QUARTER, Kind.YEAR)),
        "rows": rows,
        "may_set": may_set,
    }
    return pages.page(request, "hunting/targets.html", context)


@require_POST
def targets_set(request: HttpRequest) -> HttpResponse:
    """Set the targets of a grid, those with an amount; or copy those of the period before."""
    period = _period(request, Kind.QUARTER, request.POST.get("period", ""))
    by, at = asker(request), moment(request)

    def act() -> tuple[str, str]:
        to = f"{reverse('hunting:targets')}?period={period.code}"
        if request.POST.get("copy"):
            n_made = len(targets.copy_targets(period.code, by=by, at=at))
            return to, _("Targets copied: %(n)s.") % {"n": n_made}
        n_set = 0
        for data in _typed(request, period):
            targets.set_target(data, by=by, at=at)
            n_set += 1
        return to, _("Targets set: %(n)s.") % {"n": n_set}

    return carried_out(request, act)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show velocity, the funnel, win rates and reasons for losing, of the last twelve months."""
    at, settings = moment(request), company.settings()
    calendar, currency = company.business_calendar(settings), settings.home_currency
    stands = standing.current()
    whose, _code, links = _whose(request, stands)
    since = datetime.combine(
        queries.first_day(calendar.local_date(at)), time(0), tzinfo=ZoneInfo(calendar.tz)
    )
    by = request.GET.get("by", "product")
    by = by if by in ("product", "person", "source") else "product"
    found = queries.funnel(whose, since, at)
    context = {
        "since": since.date(),
        "whose_links": links,
        "by_links": _by_links(request, by),
        "velocity": queries.velocity(whose, since, at, currency=currency),
        "funnel": _funnel(found),
        "n_came": found.n_came,
        "rates": queries.win_rates(by, whose, since, at, currency=currency),
        "name_of": _name_of,
        "reasons": _reasons(whose, since, at),
        "currency": currency,
    }
    return pages.page(request, "hunting/figures.html", context)


def _whose(request: HttpRequest, stands: Standing) -> tuple[Whose, str, list[tuple[str, str, bool]]]:
    known = _teams_of(stands)
    sees_all = stands.may_administer or not stands.may_write
    wanted = request.GET.get("who") or ("all" if sees_all else f"team:{known[0].pk}" if known else "me")
    choices = [(_("Mine"), "me")] if stands.may_write else []
    choices += [(team.name, f"team:{team.pk}") for team in known[:12]]
    choices += [(_("All"), "all")] if sees_all else []
    kind, _colon, key = wanted.partition(":")
    if kind == "all" and sees_all:
        whose = Whose()
    elif kind == "team":
        team = next((one for one in known if str(one.pk) == key), None)
        whose = queries.of_team(team or get_object_or_404(Team, pk=0), known)
    elif kind == "person":
        seen = _people_of(stands)
        whose = Whose(person=get_object_or_404(seen, pk=whole_number(key)))
    else:
        wanted, whose = "me", Whose(person=asker(request))
    links = [(text, "?" + with_query(request.GET, {"who": code}), code == wanted) for text, code in choices]
    return whose, wanted, links


def _people_of(stands: Standing) -> Any:
    found = people.colleagues()
    if stands.may_administer or not stands.may_write:
        return found
    return found.filter(team_id__in=stands.team_ids) if stands.team_ids else found.filter(pk=stands.person_id)


def _teams_of(stands: Standing) -> list[Team]:
    if stands.may_administer or not stands.may_write:
        return list(teams.teams())
    return list(teams.teams().filter(pk__in=stands.team_ids)) if stands.team_ids else []


def _period(request: HttpRequest, kind: Kind, code: str = "") -> Period:
    found = periods.parse(code or request.GET.get("period", ""))
    return found or periods.of(kind, company.business_calendar().local_date(moment(request)))


def _kinds(
    request: HttpRequest, period: Period, kinds: tuple[Kind, ...] = (Kind.WEEK, Kind.MONTH, Kind.QUARTER)
) -> list[tuple[str, str, bool]]:
    names = {Kind.WEEK: _("Week"), Kind.MONTH: _("Month"), Kind.QUARTER: _("Quarter"), Kind.YEAR: _("Year")}
    today = company.business_calendar().local_date(moment(request))
    codes = [(names[kind], periods.of(kind, today).code, kind is period.kind) for kind in kinds]
    return [(name, "?" + with_query(request.GET, {"period": code}), now) for name, code, now in codes]


def _of_period(found: quota.Quota | None, period: Period) -> quota.Quota | None:
    return found if found and found.standing.period == period else None


def _typed(request: HttpRequest, period: Period) -> list[TargetData]:
    typed = []
    for name, text in request.POST.items():
        kind, _dash, key = name.partition("-")
        number = whole_number(key)
        if kind not in ("person", "team") or number is None or not str(text).strip():
            continue
        amount = read_amount(str(text))
        if amount is None:
            raise Refused(_("“%(text)s” is no amount; write 500tr, for example.") % {"text": text})
        person, team = (number, None) if kind == "person" else (None, number)
        typed.append(TargetData(period.code, amount, person_id=person, team_id=team))
    return typed


def _by_links(request: HttpRequest, by: str) -> list[tuple[str, str, bool]]:
    names = (("product", _("By product")), ("person", _("By person")), ("source", _("By source")))
    return [(name, "?" + with_query(request.GET, {"by": code}), code == by) for code, name in names]


def _funnel(found: queries.Funnel) -> list[Bar]:
    steps = (
        (_("Leads that came"), found.n_came),
        (_("Touched"), found.n_touched),
        (_("Qualified"), found.n_qualified),
        (_("Converted"), found.n_converted),
        (_("Won"), found.n_won),
    )
    whole = found.n_came or 1
    return [Bar(label, n, formats.number(n), note=f"{100 * n // whole} %") for label, n in steps]


def _reasons(whose: Whose, since: datetime, until: datetime) -> list[Bar]:
    found = queries.lost_reasons(whose, since, until)
    is_english = get_language() == "en"
    return [Bar(name_en if is_english else name, n, formats.number(n)) for name, name_en, n in found]


def _name_of(rate: Rate) -> str:
    return (rate.name_en if get_language() == "en" else rate.name) or _("Not said")
