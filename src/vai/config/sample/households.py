"""The private clients of the advisors: owners of firms and their families, beside the companies."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from vai.clients.actions import accounts, contacts
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.models import Account
from vai.config.sample import care
from vai.config.sample.company import House
from vai.core import reference
from vai.staff.models import Person

FAMILIES = 4


def plan(house: House, start: datetime) -> None:
    """Let each advisor take on some families during the first year."""
    for advisor in (house.people["advisor"], house.people["advisor_2"]):
        for _ in range(FAMILIES):
            _joins(house, advisor, start + timedelta(days=house.rng.uniform(10, 320)))


def _joins(house: House, advisor: Person, near: datetime) -> None:
    moment = house.timeline.work_moment(near, not_before=near)

    def join(now: datetime) -> None:
        head = reference.full_name(house.rng, "male")
        data = AccountData(
            name=f"Gia đình ông {head}", kind="household", short_name=f"Gia đình {head.split()[-1]}"
        )
        account = accounts.open_account(data, by=advisor, at=now, person=advisor, mode="advise")
        _add_member(house, advisor, account, head, "ong", "Chủ hộ", "economic", now)
        spouse = reference.full_name(house.rng, "female")
        _add_member(house, advisor, account, spouse, "ba", "Vợ", "champion", now)
        care.begin(house, advisor, account, "advise", now)

    house.timeline.plan(moment, advisor, join)


def _add_member(
    house: House,
    advisor: Person,
    account: Account,
    name: str,
    honorific: str,
    title: str,
    role: str,
    now: datetime,
) -> None:
    data = ContactData(
        name=name,
        honorific=honorific,
        birthday=date(house.rng.randint(1958, 1988), house.rng.randint(1, 12), house.rng.randint(1, 28)),
        points=(PointData("phone", reference.phone(house.rng)),),
    )
    contacts.add_contact(data, by=advisor, at=now, account=account, title=title, decision_role=role)
