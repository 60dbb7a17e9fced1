"""Found the demo company and let it live for two years, up to now."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.conf import settings

from vai.catalog.actions import answers, products
from vai.catalog.actions.answers import AnswerData
from vai.catalog.actions.prices import PriceListData, add_price_list, make_default, set_price
from vai.catalog.actions.products import ProductData
from vai.catalog.models import PriceList, Product
from vai.config.defaults import ROBOT_ADDRESS
from vai.config.postgres import write_private
from vai.config.sample import selling
from vai.config.sample.goods import ANSWERS, GOODS
from vai.config.sample.people import COMPANY, MAIL_DOMAIN, PEOPLE, TEAMS
from vai.config.sample.timeline import Timeline
from vai.core.rowsecurity import acting_as
from vai.hunting.models import LeadSource, LostReason, Pipeline, Stage
from vai.staff.actions import company as company_settings
from vai.staff.actions import delegations, people, teams
from vai.staff.actions.people import PersonData
from vai.staff.actions.teams import TeamData
from vai.staff.enums import Title
from vai.staff.models import Person, Team
from vai.staff.queries.company import business_calendar

SEED = 20260101
LIFE = timedelta(days=730)
LOGINS_FILE = "demo-logins.json"
DESKS = {
    Title.HUNTER: "/desks/hunt/",
    Title.SALE_ACCOUNT: "/desks/hunt/",
    Title.ACCOUNT_MANAGER: "/desks/farm/",
    Title.RELATIONSHIP_MANAGER: "/desks/advise/",
    Title.KEY_ACCOUNT_MANAGER: "/desks/key/",
    Title.SALE_ASSISTANT: "/desks/assist/",
    Title.TEAM_LEAD: "/desks/lead/",
    Title.EXECUTIVE: "/desks/lead/",
    Title.ADMINISTRATOR: "/desks/lead/",
}


@dataclass
class House:
    """The company as the story needs it: who works there, what it sells, how a sale goes."""

    timeline: Timeline
    rng: Random
    people: dict[str, Person] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    prices: dict[str, int] = field(default_factory=dict)
    stages: list[Stage] = field(default_factory=list)
    sources: list[LeadSource] = field(default_factory=list)
    lost_reasons: list[LostReason] = field(default_factory=list)
    lead_reasons: list[LostReason] = field(default_factory=list)
    # Told by the story: how a client who is served already buys once more.
    sell_again: Callable[..., None] = lambda *told: None

    def some(self, *titles: str) -> list[Person]:
        """List the people of these titles."""
        return [person for person in self.people.values() if person.title in titles]

    def stage(self, outcome: str) -> Stage:
        """Give the stage that ends a sale."""
        return next(stage for stage in self.stages if stage.outcome == outcome)

    @property
    def open_stages(self) -> list[Stage]:
        """The stages on the way, in order."""
        return [stage for stage in self.stages if stage.outcome == "open"]


def found(
    *, now: datetime, tell_story: Callable[[House, datetime], None], say: Callable[[str], None]
) -> House:
    """Make the company as it was two years ago, let `tell_story` plan its life, and live it until now.

    Passwords are made here and noted in the state folder, for the people whom the demo shows.
    """
    start = now - LIFE
    rng = Random(SEED)
    robot = Person.objects.get(email=ROBOT_ADDRESS)
    with acting_as(robot, at=start, door="demo"):
        passwords = {key: secrets.token_urlsafe(9) for key in PEOPLE}
        house = House(Timeline(now, rng, business_calendar()), rng)
        _hire(house, passwords, by=robot, at=start)
        _stock(house, by=robot, at=start)
        _know_the_way(house)
    tell_story(house, start)
    house.timeline.live(say)
    _delegate(house, now)
    _note_logins(house, passwords)
    return house


def _hire(house: House, passwords: dict[str, str], *, by: Person, at: datetime) -> None:
    company_settings.change_company({"name": COMPANY, "is_generated": True}, by=by, at=at)
    for key, (name, parent, _) in TEAMS.items():
        above = house.teams.get(parent)
        house.teams[key] = teams.add_team(TeamData(name=name, parent=above), by=by, at=at)
    for key, role in PEOPLE.items():
        data = PersonData(
            email=f"{key.replace('_', '.')}@{MAIL_DOMAIN}",
            name=role.name,
            title=role.title,
            team=house.teams[role.team],
            honorific=role.honorific,
            weekly_lead_goal=5 if role.title in (Title.HUNTER, Title.SALE_ACCOUNT) else None,
            password=passwords[key] if role.is_shown else "",
        )
        house.people[key] = people.hire(data, by=by, at=at)
    for key, (_, _, lead) in TEAMS.items():
        house.teams[key] = teams.change_team(house.teams[key], {"lead": house.people[lead]}, by=by, at=at)


def _stock(house: House, *, by: Person, at: datetime) -> None:
    price_list = _price_list(by=by, at=at)
    for good in GOODS:
        data = ProductData(
            name=good.name,
            code=good.code,
            family_name=good.family,
            unit=good.unit,
            is_recurring=good.months is not None,
            months=good.months,
            **selling.facts_of(good.code),
        )
        product = products.add_product(data, by=by, at=at)
        set_price(product, price_list, Decimal(good.price), by=by, at=at)
        house.products[good.code] = product
        house.prices[good.code] = good.price
    for question, body, code in ANSWERS:
        answers.add_answer(
            AnswerData(question=question, body=body, product=house.products.get(code)), by=by, at=at
        )
    selling.settle(house.products, by=by, at=at)


def _price_list(*, by: Person, at: datetime) -> PriceList:
    standing = PriceList.objects.filter(currency="VND", is_default=True, archived_at=None).first()
    if standing:
        return standing
    made = add_price_list(PriceListData(name="Bảng giá chung", currency="VND"), by=by, at=at)
    return make_default(made, by=by, at=at)


def _know_the_way(house: House) -> None:
    pipeline = Pipeline.objects.get(is_default=True, archived_at=None)
    house.stages = list(Stage.objects.filter(pipeline=pipeline, archived_at=None).order_by("position", "pk"))
    house.sources = list(LeadSource.objects.filter(archived_at=None).order_by("position", "pk"))
    reasons = LostReason.objects.filter(archived_at=None).order_by("position", "pk")
    house.lost_reasons = [reason for reason in reasons if not reason.for_leads]
    house.lead_reasons = [reason for reason in reasons if reason.for_leads] or house.lost_reasons


def _delegate(house: House, now: datetime) -> None:
    farmer, assistant = house.people["farmer"], house.people["assistant"]
    today = now.date()
    with acting_as(farmer, at=now, door="demo"):
        delegations.delegate(
            farmer,
            assistant,
            scopes=["journal", "clients", "deals"],
            since=today,
            until=today + timedelta(days=60),
            by=farmer,
            at=now,
            note="Hỗ trợ giấy tờ và lịch hẹn",
        )


def _note_logins(house: House, passwords: dict[str, str]) -> None:
    logins = [
        {
            "code": key,
            "role": str(Title(role.title).label),
            "email": house.people[key].email,
            "password": passwords[key],
            "desk": DESKS[role.title],
        }
        for key, role in PEOPLE.items()
        if role.is_shown
    ]
    write_private(settings.STATE_DIR / LOGINS_FILE, json.dumps(logins, ensure_ascii=False))
