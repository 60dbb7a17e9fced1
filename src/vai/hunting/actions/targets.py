"""Setting targets and saying what will come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotAllowed, Refused
from vai.core.money import Money
from vai.hunting import rules
from vai.hunting.forecasting import periods
from vai.hunting.forecasting.periods import Kind, Period
from vai.hunting.models import ForecastCommit, Target
from vai.hunting.queries import standing
from vai.staff.models import Person
from vai.staff.queries import company

# Beyond what an amount can be kept as.
NOBODY_SELLS: Final = Decimal(10) ** 15


class NotTheirLead(NotAllowed):
    """Targets are set by who leads the team, and by administrators."""

    code = "not_their_lead"


class NoTargetPeriod(Refused):
    """Targets are for months, quarters and years."""

    code = "no_target_period"


class TargetNegative(Refused):
    """A target is nought or more, and no more than can be kept."""

    code = "target_negative"


@dataclass(frozen=True)
class TargetData:
    """One target: of a person or a team, of a product or of all; without an amount it is nought."""

    period: str
    amount: Decimal
    person_id: int | None = None
    team_id: int | None = None
    product_id: int | None = None
    currency: str = ""


def set_target(data: TargetData, *, by: Person, at: datetime) -> Target:
    """Set a target, or change the one that stands.

    :raises NotTheirLead: `by` neither leads the team nor administers. :raises NoTargetPeriod: the code is none of a month,
    quarter or year. :raises TargetNegative: the amount is below nought.
    """
    period = _period(data.period)
    stands = standing.current()
    _may(stands, data)
    currency = data.currency or company.settings().home_currency
    if not 0 <= data.amount < NOBODY_SELLS:
        raise TargetNegative(_("A target is not below nought, nor more than anybody sells."), field="amount")
    target, _is_new = Target.objects.update_or_create(
        **_whose(data),
        period=period.code,
        defaults={
            "since": period.since,
            "until": period.until,
            "amount": Money.rounded(data.amount, currency).amount,
            "currency": currency,
            "set_by_id": by.pk,
        },
    )
    return target


def copy_targets(period: str, *, by: Person, at: datetime) -> list[Target]:
    """Set what has no target yet in a period to what it had in the period before, as far as `by` may."""
    into = _period(period)
    stands = standing.current()
    there = {_scope(one) for one in Target.objects.filter(period=into.code)}
    made = []
    for one in Target.objects.filter(period=into.before.code).order_by("pk"):
        data = TargetData(into.code, one.amount, one.person_id, one.team_id, one.product_id, one.currency)
        if _scope(one) not in there and _leads(stands, data):
            made.append(set_target(data, by=by, at=at))
    return made


def commit(
    period: str, amount: Decimal, *, by: Person, at: datetime, currency: str = "", note: str = ""
) -> ForecastCommit:
    """Keep what a person says will come in a period; what they said before is kept as well.

    :raises NoTargetPeriod: the code is none. :raises TargetNegative: the amount is below nought.
    :raises ReadsOnly: `by` writes no deals.
    """
    found = periods.parse(period)
    if found is None:
        raise NoTargetPeriod(_("Say for which week, month, quarter or year."), field="period")
    if not rules.may_begin(standing.current()):
        raise rules.ReadsOnly(_("You read the forecast; who sells says what will come."))
    if not 0 <= amount < NOBODY_SELLS:
        raise TargetNegative(
            _("What will come is not below nought, nor more than anybody sells."), field="amount"
        )
    currency = currency or company.settings().home_currency
    return ForecastCommit.objects.create(
        person_id=by.pk,
        period=found.code,
        amount=Money.rounded(amount, currency).amount,
        currency=currency,
        note=note.strip()[:300],
        said_at=at,
    )


def _whose(data: TargetData) -> dict[str, Any]:
    return {"person_id": data.person_id, "team_id": data.team_id, "product_id": data.product_id}


def _period(code: str) -> Period:
    period = periods.parse(code)
    if period is None or period.kind is Kind.WEEK:
        raise NoTargetPeriod(_("Targets are for a month, a quarter or a year."), field="period")
    return period


def _may(stands: rules.Standing, data: TargetData) -> None:
    if (data.person_id is None) == (data.team_id is None):
        raise Refused(_("A target is of one person or of one team."))
    if not _leads(stands, data):
        raise NotTheirLead(_("Targets are set by who leads the team, and by administrators."))


def _leads(stands: rules.Standing, data: TargetData) -> bool:
    if stands.may_administer:
        return True
    if not stands.may_write:
        return False
    return bool(_teams_of([data]) & stands.team_ids)


def _teams_of(data: Iterable[TargetData]) -> set[int]:
    people = [one.person_id for one in data if one.person_id]
    homes = Person.objects.filter(pk__in=people, team__isnull=False).values_list("team_id", flat=True)
    return {one.team_id for one in data if one.team_id} | {home for home in homes if home}


def _scope(target: Target) -> tuple[int | None, int | None, int | None]:
    return target.person_id, target.team_id, target.product_id
