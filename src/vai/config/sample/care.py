"""How clients of the demo company are looked after once they are served: well, or left alone for a while."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from vai.clients.actions import accounts, contacts, coverage
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.models import Account, Contact, Tier
from vai.config.sample.company import House
from vai.config.sample.goods import JOB_TITLES, STEPS, TALKS
from vai.core import reference
from vai.hunting.models import Opportunity
from vai.journal.actions import interactions, steps
from vai.journal.models import NextStep
from vai.staff.models import Person

# How much longer than the tier's cadence a client is left alone, by how well it is looked after.
CARE = (0.6, 0.8, 0.9, 1.0, 1.3, 2.4)


def begin(house: House, who: Person, account: Account, mode: str, now: datetime) -> None:
    """Take a client on: tier, value, people; then keep in touch, sell again, and name the largest a key account."""
    rng = house.rng
    tiers = list(Tier.objects.filter(archived_at=None).order_by("position"))
    tier = rng.choices(tiers, weights=[1, 3, 5, 4][: len(tiers)])[0]
    value = rng.choice((60, 90, 150, 240, 380, 520, 900, 1400)) * 1_000_000
    accounts.change_account(account, {"tier": tier, "yearly_value": value}, by=who, at=now)
    known = [_add_person(house, who, account, now) for _ in range(rng.choice((1, 1, 2, 3)))]
    if tier.cadence_days <= 30 and mode == "farm" and rng.random() < 0.6:
        key, admin = house.people["key"], house.people["admin"]
        house.timeline.after(now, 2, 9, admin, lambda then: _name_key_account(account, key, admin, then))
    _touch_again(house, who, account, known, tier.cadence_days * rng.choice(CARE), now)
    _sell_again(house, who, account, known, now)


def _name_key_account(account: Account, key: Person, admin: Person, now: datetime) -> None:
    coverage.cover(account, key, "key", by=admin, at=now, reason="Khách hàng trọng điểm")


def _add_person(house: House, who: Person, account: Account, now: datetime) -> Contact:
    rng = house.rng
    gender = rng.choice(("male", "female"))
    title, role = rng.choice(JOB_TITLES)
    data = ContactData(
        name=reference.full_name(rng, gender),
        honorific="anh" if gender == "male" else "chi",
        points=(PointData("phone", reference.phone(rng)),),
        birthday=date(rng.randint(1972, 1998), rng.randint(1, 12), rng.randint(1, 28))
        if rng.random() < 0.5
        else None,
    )
    return contacts.add_contact(data, by=who, at=now, account=account, title=title, decision_role=role)


def _touch_again(
    house: House, who: Person, account: Account, known: list[Contact], every_days: float, now: datetime
) -> None:
    def touch(then: datetime) -> None:
        subject, body = house.rng.choice(TALKS)
        settle_steps(house, who, account, then)
        interactions.record(
            house.rng.choice(("call", "call", "meeting", "chat", "visit", "mail")),
            by=who,
            at=then,
            occurred_at=then,
            account_id=account.pk,
            # Nobody speaks with everybody: some people at the client are never asked.
            contact_ids=[house.rng.choice(known[:2]).pk],
            direction=house.rng.choice(("in", "out")),
            outcome=house.rng.choice(("positive", "positive", "neutral", "negative")),
            minutes=house.rng.randint(5, 60),
            subject=subject,
            body=body,
        )
        if house.rng.random() < 0.45:
            plan_step(house, who, account, then, house.rng.choice(STEPS))
        _touch_again(house, who, account, known, every_days, then)

    house.timeline.after(now, every_days * 0.5, every_days * 1.4, who, touch)


def _sell_again(house: House, who: Person, account: Account, known: list[Contact], now: datetime) -> None:
    def sell(then: datetime) -> None:
        house.sell_again(house, who, account, known[0], then)
        _sell_again(house, who, account, known, then)

    house.timeline.after(now, 70, 260, who, sell)


def plan_step(
    house: House,
    who: Person,
    account: Account,
    now: datetime,
    what: str,
    *,
    deal: Opportunity | None = None,
    will_finish: bool = True,
) -> NextStep:
    """Plan the next step; it is done about its day, now and then too late."""
    due = now + timedelta(days=house.rng.choice((1, 2, 3, 3, 5, 7)))
    step = steps.plan(
        what,
        by=who,
        at=now,
        due_on=due.date(),
        account_id=account.pk,
        opportunity_id=deal.pk if deal else None,
    )
    if will_finish and house.rng.random() < 0.8:
        house.timeline.after(due, -0.6, 1.5, who, lambda then: _finish(step, who, then))
    return step


def move_step(step: NextStep, to: date, who: Person, now: datetime) -> NextStep:
    """Put a step off, or ahead."""
    step.refresh_from_db()
    return steps.change(step, {"due_on": to}, by=who, at=now)


def settle_steps(house: House, who: Person, account: Account, now: datetime) -> None:
    """Finish what had been planned with a client and is overdue: it was dealt with in the talk."""
    mine = NextStep.objects.filter(account_id=account.pk, person=who, done_at=None, archived_at=None)
    for step in mine.filter(due_on__lte=now.date()):
        steps.finish(step, by=who, at=now)


def _finish(step: NextStep, who: Person, now: datetime) -> None:
    fresh = NextStep.objects.filter(pk=step.pk, done_at=None, archived_at=None).first()
    if fresh is not None:
        steps.finish(fresh, by=who, at=now)
