"""How the running period stands for a person, and what their open deals would add: by the engine, in two statements."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from vai.commissions import engine, roles
from vai.commissions.engine import events, numbers, periods, plans
from vai.commissions.engine.errors import InputWrong
from vai.commissions.models import CommissionCredit, CommissionEvent, CommissionPlanVersion
from vai.commissions.queries import inputs
from vai.core.clock import Calendar
from vai.staff.models import Person

# The plan of the day, the running statement, and what counts in its period: money as text, so that it stays exact.
_STANDING = """
WITH mine AS (
  SELECT a.* FROM plan_assignment a WHERE a.person_id = %(me)s AND a.since <= %(today)s AND (a.until IS NULL OR a.until > %(today)s) LIMIT 1
), said AS (
  SELECT v.* FROM commission_plan_version v JOIN mine ON mine.plan_id = v.plan_id ORDER BY v.number
), since AS (
  SELECT date_trunc(s.body ->> 'period', %(today)s::timestamp)::date AS day FROM said s LIMIT 1
)
SELECT (SELECT jsonb_build_object('since', m.since, 'until', m.until, 'quota', m.quota::text, 'plan', p.name)
        FROM mine m JOIN commission_plan p ON p.id = m.plan_id)::text,
  (SELECT jsonb_agg(jsonb_build_object('plan_id', s.plan_id, 'number', s.number, 'body', s.body, 'effective_from', s.effective_from) ORDER BY s.number)
   FROM said s)::text,
  (SELECT jsonb_build_object('id', c.id, 'period', c.period, 'starts_on', c.starts_on, 'ends_on', c.ends_on, 'currency', c.currency,
     'state', c.state, 'credited', c.credited::text, 'opening', c.opening::text, 'earned', c.earned::text, 'held_back', c.held_back::text,
     'released', c.released::text, 'clawed_back', c.clawed_back::text, 'adjusted', c.adjusted::text, 'draw', c.draw::text,
     'payable', c.payable::text, 'carried', c.carried::text)
   FROM commission_statement c WHERE c.person_id = %(me)s AND c.starts_on <= %(today)s AND c.ends_on > %(today)s ORDER BY c.starts_on DESC, c.id LIMIT 1)::text,
  (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'deal_id', e.deal_id, 'of_id', e.of_id, 'base', e.base::text,
     'gross', e.gross::text, 'amount', e.amount::text, 'share', e.share, 'margin', e.margin::text, 'currency', e.currency, 'fx', e.fx::text,
     'product_code', e.product_code, 'source_key', e.source_key, 'counts_on', c.counts_on, 'part', c.share, 'is_overlay', c.is_overlay,
     'number', v.number) ORDER BY c.counts_on, e.id)
   FROM commission_credit c JOIN commission_event e ON e.id = c.event_id JOIN commission_plan_version v ON v.id = c.plan_version_id
   WHERE c.person_id = %(me)s AND e.kind <> 'adjustment' AND v.plan_id IN (SELECT s.plan_id FROM said s)
     AND c.counts_on >= (SELECT day FROM since) AND c.counts_on <= %(today)s)::text
"""
# Open deals of the person, the surest first, with their products and who else has a part by a plan's roles.
_DEALS = """
SELECT o.id, o.name, coalesce(a.name, '') AS client, o.amount, o.currency, o.closes_on, coalesce(o.probability, s.probability) AS probability,
  CASE WHEN o.currency = vai.home_currency() THEN NULL ELSE
    (SELECT r.rate FROM currency_rate r WHERE r.currency = o.currency AND r.on <= %(today)s ORDER BY r.on DESC LIMIT 1) END AS fx,
  coalesce((SELECT jsonb_agg(jsonb_build_array(coalesce(nullif(p.code, ''), p.name), l.amount::text) ORDER BY l.position, l.id)
    FROM opportunity_line l JOIN product p ON p.id = l.product_id WHERE l.opportunity_id = o.id AND l.amount > 0), '[]')::text AS parts,
  (SELECT l.referred_by_id FROM lead l WHERE l.id = o.lead_id) AS referrer, (SELECT t.lead_id FROM team t WHERE t.id = o.team_id) AS team_lead,
  coalesce((SELECT jsonb_object_agg(c.mode, c.person_id) FROM (SELECT DISTINCT ON (c.mode) c.mode, c.person_id FROM coverage c
    WHERE c.account_id = o.account_id AND c.until IS NULL ORDER BY c.mode, c.is_lead DESC, c.id) c), '{}')::text AS served
FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
WHERE o.owner_id = %(me)s AND o.outcome = 'open' AND o.archived_at IS NULL AND o.amount > 0
ORDER BY coalesce(o.probability, s.probability) DESC, o.closes_on NULLS LAST, o.id LIMIT %(most)s
"""
MOST_DEALS = 60


@dataclass(frozen=True)
class Prospect:
    """An open deal of the person: what it is worth without VAT, and its chance in percent."""

    id: int
    name: str
    client: str
    amount: Decimal
    currency: str
    closes_on: date | None
    probability: int
    fx: Decimal | None
    parts: tuple[tuple[str, Decimal], ...]
    people: dict[str, int | None]


@dataclass(frozen=True)
class DealGain:
    """What one of the deals would bring, by its lines, with their working; earned before anything is held back."""

    deal: Prospect
    earned: Decimal
    steps: tuple[list[dict[str, str]], ...]


@dataclass(frozen=True)
class Outlook:
    """What winning deals now would add: earned in all, and of that what is paid this period and what waits."""

    earned: Decimal
    payable_now: Decimal
    payable_after: Decimal
    waits: Decimal
    deals: tuple[DealGain, ...]

    @property
    def adds(self) -> Decimal:
        """How much more the period would pay."""
        return self.payable_after - self.payable_now


@dataclass(frozen=True)
class SoFar:
    """How the running period stands, in `currency`: as the statement has it; and what winning all open deals would add.

    `outlook` is None where nothing is open, or the plan cannot be reckoned. All of it opens at commissions:mine.
    """

    period: str
    currency: str
    plan: str
    quota: Decimal | None
    credited: Decimal
    earned: Decimal
    held_back: Decimal
    released: Decimal
    clawed_back: Decimal
    adjusted: Decimal
    draw: Decimal
    payable: Decimal
    n_open: int
    outlook: Outlook | None


@dataclass(frozen=True)
class _Nothing:
    """A statement of a period in which nothing happened."""

    earned: Decimal = Decimal()
    held_back: Decimal = Decimal()
    payable: Decimal = Decimal()


class Standing:
    """A person's plan of the day with what counts in the running period: what questions of "what if" are asked of."""

    def __init__(self, person: Person, today: date, row: Iterable[str | None]) -> None:
        assigned, versions, statement, counted = (None if cell is None else json.loads(cell) for cell in row)
        self.person, self.today = person, today
        self.assigned: dict[str, Any] | None = assigned
        self.statement: dict[str, Any] = statement or {}
        self.versions = [
            CommissionPlanVersion(**{**one, "effective_from": date.fromisoformat(one["effective_from"])})
            for one in versions or []
        ]
        self._counted: list[dict[str, Any]] = counted or []

    @property
    def is_under_a_plan(self) -> bool:
        """Whether the person works under a plan today."""
        return bool(self.assigned and self.versions)

    @property
    def currency(self) -> str:
        """In which currency the plan pays."""
        return self.versions[-1].currency

    @property
    def version(self) -> CommissionPlanVersion:
        """The version that a deal won today would be pinned to."""
        holding = [one for one in self.versions if one.effective_from <= self.today]
        return holding[-1] if holding else self.versions[0]

    @property
    def period(self) -> str:
        """The running period."""
        return periods.name(self.today, str(self.version.body["period"]))

    def outlook(self, deals: Collection[Prospect]) -> Outlook | None:
        """Say what winning these deals today would add; None where there is nothing to say, or it cannot be reckoned."""
        try:
            return self._outlook(deals) if deals and self.is_under_a_plan else None
        except InputWrong:
            return None

    def _outlook(self, deals: Collection[Prospect]) -> Outlook:
        further = [tree for deal in deals for tree in self._trees(deal)]
        known = self._known()
        before, after = self._simulated(known), self._simulated([*known, *further])
        assert after is not None
        lines = [line for line in after.lines if line.event.startswith("if-")]
        had = before or _Nothing()
        # What follows on deals of earlier periods is the same with and without: the statement has it.
        now = Decimal(self.statement.get("payable", "0"))
        return Outlook(
            earned=after.earned - had.earned,
            payable_now=now,
            payable_after=now + after.payable - had.payable,
            waits=after.held_back - had.held_back,
            deals=tuple(_gain(deal, lines) for deal in deals),
        )

    def _simulated(self, trees: list[dict[str, Any]]) -> engine.Statement | None:
        made = engine.simulate(
            self._plans(),
            events.read(trees),
            people=self._people(),
            opening={str(self.person.pk): self.statement.get("opening", "0")},
            through=self.today,
        )
        mine = (one for one in made if one.person == str(self.person.pk) and one.period == self.period)
        return next(mine, None)

    def _plans(self) -> list[engine.Plan]:
        following = [*self.versions[1:], None]
        return [
            plans.read(inputs.version_tree(one, until=after.effective_from if after else None))
            for one, after in zip(self.versions, following, strict=True)
        ]

    def _people(self) -> list[engine.Assignment]:
        assert self.assigned is not None
        since, until = self.assigned["since"], self.assigned["until"]
        # Draws of earlier periods are in the opening already.
        start = periods.bounds(self.period, str(self.version.body["period"]))[0]
        return [
            engine.Assignment(
                str(self.person.pk),
                max(date.fromisoformat(since), start),
                date.fromisoformat(until) if until else None,
                numbers.exact(self.assigned["quota"]) if self.assigned["quota"] else None,
            )
        ]

    def _known(self) -> list[dict[str, Any]]:
        """Write what counts in this period; what goes on with something of an earlier one is the same with and without."""
        credits = [self._credit(one) for one in self._counted]
        kept = {one.event_id for one in credits if one.event.of_id is None}
        within = [one for one in credits if one.event.of_id is None or one.event.of_id in kept]
        standing = inputs.standing(within, str(self.version.body["period"]))
        return [inputs.event_tree(one, {}) for one in standing]

    def _credit(self, one: dict[str, Any]) -> CommissionCredit:
        event = CommissionEvent(
            **{
                key: one[key]
                for key in (
                    "id",
                    "kind",
                    "deal_id",
                    "of_id",
                    "share",
                    "currency",
                    "product_code",
                    "source_key",
                )
            },
            **{
                key: None if one[key] is None else Decimal(one[key])
                for key in ("base", "gross", "amount", "margin", "fx")
            },
        )
        return CommissionCredit(
            event=event,
            person=self.person,
            share=one["part"],
            is_overlay=one["is_overlay"],
            plan_version=CommissionPlanVersion(number=one["number"]),
            counts_on=date.fromisoformat(one["counts_on"]),
        )

    def _trees(self, deal: Prospect) -> list[dict[str, Any]]:
        """Write a deal as if it were won today; on invoices and receipts, as if it were paid today as well."""
        people = {roles.OWNER: self.person.pk, **deal.people}
        part = next(
            one
            for one in roles.shares(self.version.body, people, self.today)
            if one.person_id == self.person.pk
        )
        trees = []
        for n, (product, amount) in enumerate(deal.parts or (("", deal.amount),)):
            tree = {
                "id": f"if-{deal.id}-{n}",
                "deal": f"if-{deal.id}",
                "type": "booked",
                "date": self.today.isoformat(),
                "base": inputs.plain(amount),
                "currency": deal.currency,
                "version": str(self.version.number),
                "credit": [{"person": str(self.person.pk), "share": numbers.text(part.part)}],
                **({"product": product} if product else {}),
                **({"fx": inputs.plain(deal.fx)} if deal.fx is not None else {}),
            }
            trees.append(tree)
            if (basis := self.version.body["basis"]) in ("invoiced", "cash"):
                paid = {
                    "type": basis,
                    "share": "1",
                    "of": tree["id"],
                    "deal": tree["deal"],
                    "date": tree["date"],
                }
                trees.append({**paid, "id": f"{tree['id']}-paid"})
        return trees


def standing(person: Person, at: datetime, calendar: Calendar) -> Standing:
    """Read how the running period stands for a person; one statement."""
    today = calendar.local_date(at)
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"me": person.pk, "today": today})
        return Standing(person, today, cursor.fetchone())


def open_deals(person: Person, today: date, *, limit: int = MOST_DEALS) -> list[Prospect]:
    """List the person's open deals that are worth something, the surest first; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_DEALS, {"me": person.pk, "today": today, "most": limit})
        names = [column.name for column in cursor.description or ()]
        return [_prospect(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def so_far(person: Person, at: datetime, *, calendar: Calendar | None = None) -> SoFar | None:
    """Say how a person's commission stands in the running period and what their open deals would add: two statements.

    None for who works under no plan, or whose commission the acting person does not see.
    """
    now = standing(person, at, calendar or Calendar())
    if not now.is_under_a_plan or now.assigned is None:
        return None
    deals = open_deals(person, now.today)
    kept = {name: Decimal(now.statement.get(name, "0")) for name in _SUMS}
    quota = now.assigned["quota"]
    return SoFar(
        period=now.period,
        currency=now.currency,
        plan=now.assigned["plan"],
        quota=Decimal(quota) if quota else None,
        n_open=len(deals),
        outlook=now.outlook(deals),
        **kept,
    )


_SUMS = ("credited", "earned", "held_back", "released", "clawed_back", "adjusted", "draw", "payable")


def _prospect(row: dict[str, Any]) -> Prospect:
    served = json.loads(row.pop("served"))
    people: dict[str, int | None] = {
        roles.REFERRER: row.pop("referrer"),
        roles.TEAM_LEAD: row.pop("team_lead"),
    }
    people |= {role: served.get(mode.value) for role, mode in roles.SERVES.items()}
    parts = tuple((product, Decimal(amount)) for product, amount in json.loads(row.pop("parts")))
    whole = sum((amount for _product, amount in parts), Decimal()) == row["amount"]
    return Prospect(parts=parts if whole else (), people=people, **row)


def _gain(deal: Prospect, lines: Iterable[engine.Line]) -> DealGain:
    mine = [line for line in lines if line.deal == f"if-{deal.id}" and line.kind in ("earned", "over_cap")]
    earned = sum((line.amount for line in mine), Decimal())
    return DealGain(deal, earned, tuple([step.tree() for step in line.steps] for line in mine))
