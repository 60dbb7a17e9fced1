"""What the engine reckons from: a person's credits as events, under the versions of each plan that they were won under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from vai.commissions import engine
from vai.commissions.engine import events, periods, plans
from vai.commissions.engine.events import Event
from vai.commissions.enums import EventKind
from vai.commissions.models import CommissionCredit, CommissionPlanVersion, PlanAssignment

# By this key one knows what was taken back because the deal is no longer won, and not by the client.
UNWON = "unwon"
Tree = dict[str, Any]


@dataclass
class Run:
    """A plan with all its versions, and a person's events under it, as the engine reads them."""

    plan_id: int
    person_id: int
    versions: list[CommissionPlanVersion]
    assignments: list[PlanAssignment]
    events: list[Tree] = field(default_factory=list)

    @property
    def period(self) -> str:
        """How long a period of the plan is: month, quarter or year."""
        return str(self.versions[0].body["period"])

    @property
    def currency(self) -> str:
        """In which currency the plan pays."""
        return self.versions[0].currency

    def read_plans(self) -> list[engine.Plan]:
        """Read the versions, each with its days. A draw is for who is under the plan, not for who shares in its deals."""
        is_under = any(one.person_id == self.person_id for one in self.assignments)
        trees = [
            version_tree(version, until=following.effective_from if following else None)
            for version, following in pairwise((*self.versions, None))
            if version
        ]
        return [plans.read(tree if is_under else {**tree, "draw": None}) for tree in trees]

    def read_events(self) -> tuple[Event, ...]:
        """Read the events."""
        return events.read(self.events)

    def people(self) -> list[engine.Assignment]:
        """Say who is in the plan from when to when, with which quota."""
        return [
            engine.Assignment(
                str(one.person_id), one.since, one.until, None if one.quota is None else Fraction(one.quota)
            )
            for one in self.assignments
        ]

    def version_on(self, start: date, end: date) -> CommissionPlanVersion:
        """Give the version that holds when a period begins, or the first that begins in it."""
        holding = [one for one in self.versions if one.effective_from <= start]
        later = [one for one in self.versions if start < one.effective_from < end]
        return holding[-1] if holding else later[0] if later else self.versions[0]

    def quota_on(self, start: date, end: date) -> Decimal | None:
        """Give the person's quota of a period, the last where it changed within."""
        mine = [
            one
            for one in self.assignments
            if one.person_id == self.person_id
            and one.since < end
            and (one.until is None or one.until > start)
        ]
        return mine[-1].quota if mine else None


def version_tree(version: CommissionPlanVersion, *, until: date | None = None) -> Tree:
    """Write a version as the engine reads plans; the first holds since ever."""
    days = {"from": version.effective_from.isoformat()} if version.number > 1 else {}
    if until is not None:
        days["to"] = until.isoformat()
    tree: Tree = {**version.body, "id": str(version.plan_id), "version": str(version.number)}
    return {**tree, "effective": days} if days else tree


def runs(person_id: int, *, until: date) -> list[Run]:
    """Read all that counts for a person until a day (not counted), plan by plan. Six statements, however much it is.

    What was won and taken back within one open period is left out: it was never won, and moves nobody up a band.
    """
    assignments = list(
        PlanAssignment.objects.filter(person_id=person_id, since__lt=until).order_by("since", "pk")
    )
    credits = list(
        CommissionCredit.objects.filter(person_id=person_id, plan_version__isnull=False, counts_on__lt=until)
        .exclude(event__kind=EventKind.ADJUSTMENT)
        .select_related("event", "plan_version")
        .order_by("counts_on", "event_id")
    )
    found = {
        plan_id: Run(plan_id, person_id, [], [one for one in assignments if one.plan_id == plan_id])
        for plan_id in sorted(
            {one.plan_id for one in assignments}
            | {one.plan_version.plan_id for one in credits if one.plan_version}
        )
    }
    for version in CommissionPlanVersion.objects.filter(plan_id__in=found).order_by("number", "pk"):
        found[version.plan_id].versions.append(version)
    pooled = _pooled(credits)
    sharers = {one.person_id for shared in pooled.values() for one in shared} - {person_id}
    others = PlanAssignment.objects.filter(person_id__in=sharers, plan_id__in=found).order_by("since", "pk")
    for one in others if sharers else ():
        found[one.plan_id].assignments.append(one)
    for run in found.values():
        of_plan = [one for one in credits if one.plan_version and one.plan_version.plan_id == run.plan_id]
        run.events = [event_tree(one, pooled) for one in standing(of_plan, run.period)]
    return list(found.values())


def event_tree(credit: CommissionCredit, pooled: dict[int, list[CommissionCredit]]) -> Tree:
    """Write an event as the engine reads it, credited to the one person; a pooled one to all who share it."""
    event = credit.event
    tree: Tree = {
        "id": event_id(event.pk),
        "deal": str(event.deal_id or event.of_id or event.pk),
        "type": event.kind,
        "date": credit.counts_on.isoformat(),
        "currency": event.currency,
    }
    if event.of_id is None:
        sharers = pooled.get(event.pk) or [credit]
        tree["credit"] = [
            {"person": str(one.person_id), "share": one.share, "overlay": one.is_overlay} for one in sharers
        ]
        tree["version"] = str(credit.plan_version.number) if credit.plan_version else "1"
    else:
        tree["of"] = event_id(event.of_id)
    tree |= {
        key: plain(value)
        for key, value in (
            ("base", event.base),
            ("gross", event.gross),
            ("amount", event.amount),
            ("fx", event.fx),
            ("margin", event.margin),
        )
        if value is not None
    }
    tree |= {key: text for key, text in (("share", event.share), ("product", event.product_code)) if text}
    if event.is_pooled:
        tree["pool"] = True
    return tree


def event_id(pk: int) -> str:
    """Name an event so that names sort as the events were recorded."""
    return f"{pk:012d}"


def plain(value: Decimal) -> str:
    """Write an amount without the zeros that the column adds."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def standing(credits: list[CommissionCredit], period: str) -> Iterator[CommissionCredit]:
    """Leave out what was won and unwon in one period."""
    counted = {one.event_id: periods.name(one.counts_on, period) for one in credits}
    undone = {
        one.event.of_id
        for one in credits
        if one.event.source_key.startswith(f"{UNWON}:")
        and one.event.of_id is not None
        and counted.get(one.event.of_id) == periods.name(one.counts_on, period)
    }
    return (one for one in credits if one.event_id not in undone and one.event.of_id not in undone)


def _pooled(credits: Iterable[CommissionCredit]) -> dict[int, list[CommissionCredit]]:
    shared: dict[int, list[CommissionCredit]] = defaultdict(list)
    ids = [one.event_id for one in credits if one.event.is_pooled]
    if ids:
        for one in CommissionCredit.objects.filter(event_id__in=ids).order_by("event_id", "pk"):
            shared[one.event_id].append(one)
    return shared
