"""What is settled for the whole company: the way to all settings, the company, hours, days off, rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core.errors import Refused
from vai.staff import rules
from vai.staff.actions import company
from vai.staff.forms import CompanyForm, HolidayForm, HoursForm, RateForm, Versioned, today_in
from vai.staff.models import Holiday
from vai.staff.queries import company as settled
from vai.staff.views.answers import asked, done
from vai.ui import pages, panels
from vai.ui.jinja import url_if

COMPANY = ("name", "home_currency", "timezone", "first_touch_minutes", "handover_answer_minutes")
# Other rooms add their settings pages here: panels.register("settings", "room:url_name", title, order=...), with
# is_closed=True where only administrators may open it.
SLOT = "settings"


@dataclass(frozen=True)
class Place:
    """A page of settings."""

    title: str | Promise
    text: str | Promise
    url: str
    icon: str


OWN = (
    ("staff:people", gettext_lazy("People"), gettext_lazy("Who works here, with title, team and access."), "users"),
    ("staff:teams", gettext_lazy("Teams"), gettext_lazy("The tree of teams and who leads them."), "network"),
    ("staff:delegations", gettext_lazy("Acting for others"), gettext_lazy("Who may act for whom, until when."), "user-check"),
    ("staff:company", gettext_lazy("Company and hours"), gettext_lazy("Name, currency, working hours, clocks."), "building-2"),
    ("staff:letterhead", gettext_lazy("Letterhead"), gettext_lazy("Name, address, bank account and logo on your papers."), "file-text"),
    ("staff:holidays", gettext_lazy("Days off"), gettext_lazy("The Vietnamese calendar and days of your own."), "calendar"),
    ("staff:rates", gettext_lazy("Currencies"), gettext_lazy("What other currencies cost, by day."), "banknote"),
)  # fmt: skip
# Opens for administrators only.
_CLOSED = ("staff:company", "staff:letterhead")


@require_GET
def hub(request: HttpRequest) -> HttpResponse:
    """Lead to every page of settings."""
    may_administer = rules.may_administer(asked(request).user)
    own = [
        Place(title, text, reverse(name), sign)
        for name, title, text, sign in OWN
        if may_administer or name not in _CLOSED
    ]
    others = [
        Place(panel.title, "", address, "settings")
        for panel in panels.panels_of(SLOT)
        if (may_administer or not panel.is_closed) and (address := url_if(panel.url_name))
    ]
    context = {"places": own, "others": others, "may_administer": may_administer}
    return pages.page(request, "staff/settings.html", context)


@require_http_methods(["GET", "POST"])
def show_company(request: HttpRequest) -> HttpResponse:
    """Show and change the company and its hours; each form saves for itself."""
    here = asked(request)
    rules.need_administrator(here.user)
    settings = settled.settings()
    about = CompanyForm(
        initial={name: getattr(settings, name) for name in (*COMPANY, "version")}, company=settings
    )
    hours = HoursForm(initial=HoursForm.shown(settings.working_hours) | {"version": settings.version})
    if request.method == "POST":
        if "hours" in request.POST:
            form: Versioned = HoursForm(request.POST)
            hours = form  # type: ignore[assignment]
            wanted: tuple[str, ...] = ("working_hours",)
        else:
            form = about = CompanyForm(request.POST, company=settings)
            wanted = COMPANY
        if form.is_valid() and _save(request, form, wanted):
            return done(request, request.path, _("Saved."), undoable=True)
    status = 422 if about.is_bound or hours.is_bound else 200
    return pages.page(request, "staff/company.html", {"about": about, "hours": hours}, status=status)


@require_http_methods(["GET", "POST"])
def show_holidays(request: HttpRequest) -> HttpResponse:
    """Show a year's days off, and add one."""
    here = asked(request)
    this_year = today_in(here.user.timezone, here.now).year
    year = _year(request.GET, this_year)
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            company.add_holiday(
                given["day"], given["name_vi"], kind=given["kind"], name_en=given["name_en"], by=here.user, at=here.now
            )  # fmt: skip
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return done(request, _at(given["day"].year), _("Added."), undoable=True)
    context = {
        "year": year,
        "this_year": this_year,
        "days": list(settled.holidays_of(year)),
        "form": form,
        "may_administer": rules.may_administer(here.user),
    }
    return pages.page(request, "staff/holidays.html", context, status=422 if form.is_bound else 200)


@require_POST
def switch_holiday(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a day count or set it aside."""
    here = asked(request)
    holiday = get_object_or_404(Holiday, pk=pk)
    if "take" in request.POST:
        company.take_holiday(holiday, by=here.user, at=here.now)
        text = _("This day counts now.")
    else:
        company.set_holiday_aside(holiday, by=here.user, at=here.now)
        text = _("This day no longer counts.")
    return done(request, _at(holiday.day.year), text, undoable=True)


@require_POST
def load_year(request: HttpRequest, year: int) -> HttpResponse:
    """Add what is missing of a year's Vietnamese days off."""
    here = asked(request)
    this_year = today_in(here.user.timezone, here.now).year
    if abs(year - this_year) > 10:
        raise Refused(_("Choose a year that is nearer."), code="year")
    n_added = company.load_holidays(year, by=here.user, at=here.now)
    return done(request, _at(year), _("Added: %(n)d.") % {"n": n_added}, undoable=True)


@require_http_methods(["GET", "POST"])
def show_rates(request: HttpRequest) -> HttpResponse:
    """Show what currencies cost, and say what one costs from a day on."""
    here = asked(request)
    today = today_in(here.user.timezone, here.now)
    form = RateForm(request.POST) if request.method == "POST" else RateForm(initial={"on": today})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            company.set_rate(
                given["currency"], given["rate"], on=given["on"], source=given["source"], by=here.user, at=here.now
            )  # fmt: skip
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return done(request, request.path, _("Saved."), undoable=True)
    context = {
        "rates": list(settled.rates()[:500]),
        "home": settled.settings().home_currency,
        "form": form,
        "may_administer": rules.may_administer(here.user),
    }
    return pages.page(request, "staff/rates.html", context, status=422 if form.is_bound else 200)


def _save(request: HttpRequest, form: Versioned, names: tuple[str, ...]) -> bool:
    here = asked(request)
    changes = {name: form.cleaned_data[name] for name in names}
    try:
        company.change_company(changes, by=here.user, at=here.now, version=form.cleaned_data["version"])
    except Refused as refused:
        form.accept(refused)
        return False
    return True


def _year(params: Mapping[str, Any], this_year: int) -> int:
    try:
        year = int(params.get("year", this_year))
    except ValueError:
        return this_year
    return year if abs(year - this_year) <= 10 else this_year


def _at(year: int) -> str:
    return f"{reverse('staff:holidays')}?year={year}"
