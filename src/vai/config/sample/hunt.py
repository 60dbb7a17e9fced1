"""How leads come to the demo company, and what its hunters make of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from vai.config.sample import deals
from vai.config.sample.company import House
from vai.config.sample.goods import JOB_TITLES, NEEDS
from vai.core import reference
from vai.core.text import company_key
from vai.hunting.actions import conversion, leads
from vai.hunting.actions.leads import LeadData
from vai.hunting.models import Lead
from vai.journal.actions import interactions, steps
from vai.journal.models import NextStep
from vai.staff.enums import Title
from vai.staff.models import Person

# Days between two leads of one hunter, on average; and how it ends.
LEAD_EVERY = (9.0, 24.0)
# The last weeks are told more closely: desks show what is going on.
LATELY, LEAD_LATELY = timedelta(days=50), (2.0, 5.0)
# Those whose logins are shown have a fuller desk to look at.
BUSY, LEAD_OF_THE_BUSY = timedelta(days=75), (0.6, 2.0)
CONVERTS = 0.42


@dataclass
class Prospect:
    """Who stands behind a lead: made up once, so that lead, account and contact tell of the same people."""

    company: reference.Company
    person: str
    honorific: str
    phone: str
    email: str
    tax_code: str
    job_title: str
    need: str


def plan(house: House, start: datetime) -> None:
    """Let leads come to every hunter until now, and a few of today's wait in the teams' queues."""
    busy = (house.people["hunter"], house.people["sale_account"])
    for hunter in house.some(Title.HUNTER, Title.SALE_ACCOUNT):
        at = start + timedelta(days=house.rng.uniform(0, 6))
        while at < house.timeline.now:
            _arrives(house, hunter, at)
            left = house.timeline.now - at
            pace = LEAD_LATELY if left < LATELY else LEAD_EVERY
            if hunter in busy and left < BUSY:
                pace = LEAD_OF_THE_BUSY
            at += timedelta(days=house.rng.uniform(*pace))
    for team in ("hanoi", "saigon"):
        for minutes in house.rng.sample(range(20, 1500), 3):
            _joins_the_queue(
                house, house.people[f"lead_{team}"], house.timeline.now - timedelta(minutes=minutes)
            )


def _joins_the_queue(house: House, lead: Person, at: datetime) -> None:
    house.timeline.plan(at, lead, lambda now: _receive(house, lead, now, owner=None))


def invent(house: House) -> Prospect:
    """Make up a company and a person there."""
    rng = house.rng
    gender = rng.choice(("male", "female"))
    company = reference.company_name(rng)
    handle = company_key(company.short_name).replace(" ", "")
    return Prospect(
        company,
        reference.full_name(rng, gender),
        rng.choice(("anh", "anh", "chu")) if gender == "male" else rng.choice(("chi", "chi", "co")),
        reference.phone(rng),
        f"lienhe@{handle}.example",
        reference.tax_code(rng),
        rng.choice(JOB_TITLES)[0],
        rng.choice(NEEDS),
    )


def _arrives(house: House, hunter: Person, at: datetime) -> None:
    moment = house.timeline.work_moment(at, not_before=at)

    def arrive(now: datetime) -> None:
        lead, prospect = _receive(house, hunter, now, owner=hunter)
        # Some of the newest still wait for their first call.
        if house.timeline.now - now < timedelta(hours=20) and house.rng.random() < 0.6:
            return
        house.timeline.after(
            now, 0.01, 0.6, hunter, lambda then: _try(house, hunter, lead, prospect, then, 1)
        )

    house.timeline.plan(moment, hunter, arrive)


def _receive(house: House, by: Person, now: datetime, *, owner: Person | None) -> tuple[Lead, Prospect]:
    prospect = invent(house)
    data = LeadData(
        name=prospect.person,
        honorific=prospect.honorific,
        company=prospect.company.full_name,
        job_title=prospect.job_title,
        phone=prospect.phone,
        email=prospect.email if house.rng.random() < 0.6 else "",
        source=house.rng.choice(house.sources),
        need=prospect.need,
        product=house.rng.choice(list(house.products.values())) if house.rng.random() < 0.5 else None,
    )
    return leads.receive(data, by=by, at=now, owner=owner, team=by.team), prospect


def _try(house: House, hunter: Person, lead: Lead, prospect: Prospect, now: datetime, attempt: int) -> None:
    """Call; nobody may answer. After some tries the lead is put aside."""
    answered = house.rng.random() < 0.55 + 0.1 * attempt
    interactions.record(
        "call",
        by=hunter,
        at=now,
        occurred_at=now,
        lead_id=lead.pk,
        direction="out",
        outcome="reached" if answered else "no_answer",
        minutes=house.rng.randint(2, 14) if answered else None,
        subject="Gọi lần đầu" if attempt == 1 else "Gọi lại",
        body=f"Khách {prospect.need}." if answered else "",
    )
    again = house.timeline.after
    if answered:
        if house.rng.random() < CONVERTS:
            again(now, 0.2, 6, hunter, lambda then: _convert(house, hunter, lead, prospect, then))
        else:
            again(now, 2, 15, hunter, lambda then: _put_aside(house, hunter, lead, then))
    elif attempt < 4:
        steps.plan(
            "Gọi lại",
            by=hunter,
            at=now,
            due_on=(now + timedelta(days=2)).date(),
            lead_id=lead.pk,
            kind="call",
        )
        again(now, 0.8, 3, hunter, lambda then: _try(house, hunter, lead, prospect, then, attempt + 1))
    else:
        again(now, 3, 8, hunter, lambda then: _put_aside(house, hunter, lead, then))


def _put_aside(house: House, hunter: Person, lead: Lead, now: datetime) -> None:
    _finish_steps(lead, hunter, now)
    leads.disqualify(lead, reason=house.rng.choice(house.lead_reasons), by=hunter, at=now)


def _convert(house: House, hunter: Person, lead: Lead, prospect: Prospect, now: datetime) -> None:
    _finish_steps(lead, hunter, now)
    product_code = house.rng.choice(list(house.products))
    amount = deals.round_million(house.prices[product_code] * house.rng.uniform(0.8, 3.2))
    lead.refresh_from_db()
    choice = conversion.ConversionChoice(
        account_name=prospect.company.full_name,
        contact_name=prospect.person,
        opportunity_name=f"{house.products[product_code].name} – {prospect.company.short_name}",
        amount=Decimal(amount),
        currency="VND",
        product=house.products[product_code],
        closes_on=(now + timedelta(days=house.rng.randint(25, 80))).date(),
    )
    made = conversion.convert(lead, choice, by=hunter, at=now)
    assert made.opportunity is not None
    deals.begin(house, hunter, made.account, made.contact, made.opportunity, prospect, product_code, now)


def _finish_steps(lead: Lead, hunter: Person, now: datetime) -> None:
    for step in NextStep.objects.filter(lead_id=lead.pk, done_at=None, archived_at=None):
        steps.finish(step, by=hunter, at=now)
