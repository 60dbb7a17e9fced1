"""What an administrator settles for everybody: the company, working hours, days off, currencies and their rates."""

from __future__ import annotations

import hashlib
import zoneinfo
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.core import clock, holidays, pictures
from vai.core.errors import Refused, Stale
from vai.staff import rules
from vai.staff.enums import DayKind
from vai.staff.models import CompanyLogo, CompanySettings, CurrencyRate, Holiday, Person
from vai.staff.queries import company

LETTERHEAD = (
    *(
        "legal_name",
        "tax_code",
        "address",
        "phone",
        "email",
        "website",
        "bank_account",
        "bank_name",
        "bank_holder",
    ),
    *("representative", "representative_title"),
)
FIELDS = frozenset(
    {
        *LETTERHEAD,
        "name",
        "home_currency",
        "timezone",
        "working_hours",
        "first_touch_minutes",
        "handover_answer_minutes",
        "is_generated",
    }
)
_LONGEST_MINUTES = 60 * 24 * 60


class NotALogo(Refused):
    """It is no picture that a letterhead can show."""

    code = "not_a_logo"


class NotACalendar(Refused):
    """These hours cannot be worked by."""

    code = "not_a_calendar"


def change_company(
    changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> CompanySettings:
    """Change company-wide settings.

    :raises NotACalendar: the working hours overlap, or there are none.
    :raises Stale: somebody else saved first.
    """
    rules.need_administrator(by)
    unknown = set(changes) - FIELDS
    if unknown:
        raise ValueError(f"not company settings: {sorted(unknown)}")
    settings = CompanySettings.objects.select_for_update().order_by("pk").first() or CompanySettings()
    if version is not None and settings.pk and version != settings.version:
        differing = [(n, getattr(settings, n), v) for n, v in changes.items() if getattr(settings, n) != v]
        if differing:
            raise Stale(_("Somebody else changed these settings in the meantime."), differing)
    for name, value in changes.items():
        setattr(settings, name, value)
    _check_company(settings)
    settings.save()
    settings.refresh_from_db()
    company.forget()
    return settings


def set_logo(content: bytes, *, by: Person, at: datetime) -> CompanySettings:
    """Let a picture be the company's logo; papers that were made with another one keep theirs.

    :raises NotALogo: it is no PNG or JPEG, has more than 512 KB, or is smaller than 16 or larger than 4000 pixels.
    """
    rules.need_administrator(by)
    try:
        picture = pictures.examine(content)
    except pictures.WrongSize:
        raise NotALogo(
            _("A logo has at most 512 KB, and 16 to 4000 pixels on each side."), field="logo"
        ) from None
    except pictures.NotAPicture:
        raise NotALogo(_("Choose a PNG or JPEG picture."), field="logo") from None
    logo, _made = CompanyLogo.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "content_type": picture.content_type,
            "width": picture.width,
            "height": picture.height,
            "content": content,
        },
    )
    return _set_logo(logo)


def drop_logo(*, by: Person, at: datetime) -> CompanySettings:
    """Let papers go without a logo."""
    rules.need_administrator(by)
    return _set_logo(None)


def add_holiday(
    day: date, name: str, *, by: Person, at: datetime, kind: str = DayKind.OFF, name_en: str = ""
) -> Holiday:
    """Add a day off or a make-up day of the company's own.

    :raises Refused: the day has an entry already.
    """
    rules.need_administrator(by)
    named = " ".join(name.split())
    if not named:
        raise Refused(_("A day needs a name."), code="no_name", field="name_vi")
    if Holiday.objects.filter(day=day).exists():
        raise Refused(_("This day is in the calendar already."), code="day_taken", field="day")
    made = Holiday.objects.create(day=day, kind=kind, name_vi=named, name_en=name_en.strip() or named)
    company.forget()
    return made


def take_holiday(holiday: Holiday, *, by: Person, at: datetime) -> Holiday:
    """Let a day count that was only announced, or that was set aside."""
    return _set_force(holiday, True, by)


def set_holiday_aside(holiday: Holiday, *, by: Person, at: datetime) -> Holiday:
    """Let a day be like any other of its weekday; it stays in the list."""
    return _set_force(holiday, False, by)


def load_holidays(year: int, *, by: Person, at: datetime) -> int:
    """Add what is missing of a year's Vietnamese days off; what is only announced does not count until taken."""
    rules.need_administrator(by)
    known = set(Holiday.objects.filter(day__year=year).values_list("day", flat=True))
    missing = [day for day in holidays.days_off(year) if day.date not in known]
    for day in missing:
        Holiday.objects.create(
            day=day.date,
            kind=day.kind.value,
            name_vi=day.name_vi,
            name_en=day.name_en,
            is_in_force=day.status is not holidays.Status.ANNOUNCED,
            source=day.source[:200],
        )
    company.forget()
    return len(missing)


def set_rate(
    currency: str, rate: Decimal, *, on: date, by: Person, at: datetime, source: str = ""
) -> CurrencyRate:
    """Say how much home currency one unit of another costs from a day on; the same day again is corrected.

    :raises Refused: the home currency itself, no currency, or no positive number.
    """
    rules.need_administrator(by)
    code = currency.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise Refused(
            _("A currency has a code of three letters, such as USD."), code="currency", field="currency"
        )
    if code == company.settings().home_currency:
        raise Refused(_("This is the home currency."), code="home_currency", field="currency")
    if not rate.is_finite() or not 0 < rate < 10**12:
        raise Refused(_("A rate is a number above zero."), code="rate", field="rate")
    found, _made = CurrencyRate.objects.update_or_create(
        currency=code, on=on, defaults={"rate": rate, "source": source.strip()[:120]}
    )
    return found


def _set_logo(logo: CompanyLogo | None) -> CompanySettings:
    settings = CompanySettings.objects.select_for_update().order_by("pk").first() or CompanySettings()
    settings.logo = logo
    settings.save()
    settings.refresh_from_db()
    return settings


def _set_force(holiday: Holiday, wanted: bool, by: Person) -> Holiday:
    rules.need_administrator(by)
    current = Holiday.objects.select_for_update().get(pk=holiday.pk)
    current.is_in_force = wanted
    current.save()
    company.forget()
    return current


def _check_company(settings: CompanySettings) -> None:
    if settings.timezone not in zoneinfo.available_timezones():
        raise Refused(_("There is no such time zone."), code="no_timezone", field="timezone")
    for name in ("first_touch_minutes", "handover_answer_minutes"):
        if not 1 <= getattr(settings, name) <= _LONGEST_MINUTES:
            raise Refused(_("Choose a time of at least one minute."), code="minutes", field=name)
    try:
        calendar = clock.Calendar(spans=company.spans_of(settings.working_hours))
    except ValueError:
        raise NotACalendar(
            _("The hours of a day follow one another and do not overlap."), field="working_hours"
        ) from None
    if not any(calendar.spans.values()):
        raise NotACalendar(_("Work some hours on at least one day."), field="working_hours")
