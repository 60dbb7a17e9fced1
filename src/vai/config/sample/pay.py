"""How the demo company pays for what is won: a plan for each role, months that are settled, one that is disputed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from vai.commissions.actions import crediting, disputes, events, plans, reckoning, settling
from vai.commissions.actions.events import EventData
from vai.commissions.actions.plans import AssignmentData
from vai.commissions.models import CommissionEvent, CommissionLine, CommissionStatement
from vai.config.defaults import ROBOT_ADDRESS
from vai.config.sample.company import House
from vai.config.sample.timeline import HOME
from vai.core.rowsecurity import acting_as
from vai.staff.enums import Title
from vai.staff.models import Person

# So many months are paid by these plans before the running one.
MONTHS = 3
_TIERS = [{"from": "0", "pct": "3"}, {"from": "200000000", "pct": "5"}, {"from": "500000000", "pct": "8"}]
_BASE: dict[str, Any] = {"currency": "VND", "period": "month", "basis": "booked"}
# Name, whose, what it says, quota of a period.
PLANS: tuple[tuple[str, tuple[Title, ...], dict[str, Any], int | None], ...] = (
    (
        "Kinh doanh: bậc thang theo tháng",
        (Title.HUNTER, Title.SALE_ACCOUNT),
        {
            **_BASE,
            "credit": [
                {"role": "owner", "pct": "100"},
                {"role": "referrer", "pct": "10", "overlay": True},
            ],
            "rate": {"tiers": {"mode": "marginal", "by": "amount", "bands": _TIERS}},
            "holdback": {"pct": "20", "release": "handover_accepted"},
            "clawback": {"full_days": 90, "zero_days": 180, "on": ["cancel", "refund"]},
            "draw": {"amount": "8000000", "recoverable": True, "carry_max": "24000000"},
        },
        400_000_000,
    ),
    (
        "Quản lý khách hàng: theo tiền thu",
        (Title.ACCOUNT_MANAGER,),
        {**_BASE, "basis": "cash", "rate": {"flat": "2"}},
        None,
    ),
    (
        "Quan hệ khách hàng: cố định theo quý",
        (Title.RELATIONSHIP_MANAGER,),
        {
            **_BASE,
            "period": "quarter",
            "rate": {"flat": "1.5"},
            "cap": {"amount": "60000000", "scope": "period"},
        },
        None,
    ),
    (
        "Khách hàng trọng điểm: theo mức đạt chỉ tiêu",
        (Title.KEY_ACCOUNT_MANAGER,),
        {
            **_BASE,
            "period": "quarter",
            "rate": {
                "tiers": {
                    "mode": "marginal",
                    "by": "attainment",
                    "bands": [{"from": "0", "pct": "2"}, {"from": "1", "pct": "4"}],
                }
            },
        },
        1_500_000_000,
    ),
)


def tell(house: House, now: datetime) -> None:
    """Let people come under plans three months ago, be paid since, check their statements and ask about a line."""
    since = _month(now.astimezone(HOME).date(), -MONTHS)
    admin, robot = house.people["admin"], Person.objects.get(email=ROBOT_ADDRESS)
    paid: list[Person] = []
    with acting_as(admin, at=_at(since), door="demo"):
        for name, titles, body, quota in PLANS:
            plan = plans.add_plan(name, body, by=admin, at=_at(since), effective_from=since)
            for person in house.some(*titles):
                data = AssignmentData(person, since, quota=None if quota is None else Decimal(quota))
                plans.assign(plan, data, by=admin, at=_at(since), reckons=False)
                paid.append(person)
    with acting_as(robot, at=now, door="demo"):
        crediting.follow_deals(by=robot, at=now)
    _clients_pay(admin, now)
    with acting_as(robot, at=now, door="demo"):
        for person in paid:
            reckoning.reckon(person.pk, at=now)
    for month in range(MONTHS):
        _settle(house, _month(since, month), now, is_last=month == MONTHS - 1)


def _clients_pay(admin: Person, now: datetime) -> None:
    """Let the clients of the account managers pay part of what they bought."""
    with acting_as(admin, at=now, door="demo"):
        bought = CommissionEvent.objects.filter(
            kind="booked",
            credits__plan_version__body__basis="cash",
            occurred_on__lt=now.date() - timedelta(days=9),
        )
        for event in bought.select_related("deal").order_by("pk")[:12]:
            if event.deal is not None and event.base is not None:
                half = EventData(
                    "cash", event.deal, event.occurred_on + timedelta(days=9), f"sk-{event.pk}", share="1/2"
                )
                events.record_event(half, by=admin, at=now, reckons=False)


def _settle(house: House, month: date, now: datetime, *, is_last: bool) -> None:
    """Publish a month early in the next one, and approve it some days later; of the last one a line is disputed."""
    published = _at(_month(month, 1) + timedelta(days=2))
    if published > now:
        return
    period = f"{month.year:04d}-{month.month:02d}"
    for lead in house.some(Title.TEAM_LEAD):
        with acting_as(lead, at=published, door="demo"):
            found = list(CommissionStatement.objects.filter(period=period).order_by("pk"))
            settling.publish_all(found, by=lead, at=published, reckons=False)
    hunter = house.people["hunter"]
    asked = published + timedelta(days=1, hours=3)
    with acting_as(hunter, at=asked, door="demo"):
        line = (
            CommissionLine.objects.select_related("statement")
            .filter(statement__person=hunter, statement__period=period, kind="earned")
            .order_by("-amount", "pk")
            .first()
        )
        if line is not None and is_last:
            disputes.raise_dispute(line, "Phụ lục tăng thêm 20 triệu chưa được tính.", by=hunter, at=asked)
    approved = published + timedelta(days=5)
    for lead in house.some(Title.TEAM_LEAD) if approved < now else ():
        with acting_as(lead, at=approved, door="demo"):
            found = list(CommissionStatement.objects.filter(period=period).order_by("pk"))
            settling.approve_all(found, by=lead, at=approved)


def _month(day: date, n: int) -> date:
    """Give the first day of the month so many months on, or back."""
    months = day.year * 12 + day.month - 1 + n
    return date(months // 12, months % 12 + 1, 1)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=HOME)
