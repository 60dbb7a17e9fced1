"""Opportunities: opened, changed, given, put away and brought back. Moving them is in actions.moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import FieldEntity
from vai.clients.models import Account, Contact
from vai.clients.queries import custom_fields
from vai.core.errors import NotAllowed, Refused
from vai.core.money import exponent, half_up
from vai.core.text import squeeze
from vai.hunting import rules, stale
from vai.hunting.actions import lines as deal_lines
from vai.hunting.actions import moves
from vai.hunting.actions.lines import LineData
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Lead, LeadSource, LostReason, Opportunity, Pipeline, Stage, StageChange
from vai.hunting.queries import lists, standing
from vai.journal.actions import notices
from vai.staff.enums import Title
from vai.staff.models import Person

move = moves.move
set_lines = deal_lines.set_lines
CHANGEABLE = frozenset(
    {"name", "account", "contact", "amount", "currency", "source", "probability", "opened_on", "closes_on", "notes",
     "custom", "external_id"}
)  # fmt: skip
_HOME = ZoneInfo("Asia/Ho_Chi_Minh")


class NameMissing(Refused):
    """A deal needs a name."""

    code = "name_missing"


class NotAnAmount(Refused):
    """Below zero, or finer than the currency's smallest unit."""

    code = "not_an_amount"


class AmountFromLines(Refused):
    """The amount is the sum of the lines; change those."""

    code = "amount_from_lines"


class NotAChance(Refused):
    """A probability lies between 0 and 100."""

    code = "not_a_chance"


class CannotOwn(Refused):
    """The person named does not sell, or may not be given this deal by the one who acts."""

    code = "cannot_own"


@dataclass(frozen=True, kw_only=True)
class OpportunityData:
    """A deal as it is told. Without a stage it begins in the first of the pipeline (the default one unless named).

    `amount` is without VAT; priced lines decide it. `closed_at`, `lost_reason` and `stage_entered_at` are for deals
    with a history of their own (import). `rank` orders it in its column, small ones first.
    """

    name: str
    account: Account | None = None
    contact: Contact | None = None
    lead: Lead | None = None
    owner: Person | None = None
    pipeline: Pipeline | None = None
    stage: Stage | None = None
    amount: Decimal | None = None
    currency: str = "VND"
    lines: tuple[LineData, ...] = ()
    source: LeadSource | None = None
    probability: int | None = None
    opened_on: date | None = None
    closes_on: date | None = None
    stage_entered_at: datetime | None = None
    closed_at: datetime | None = None
    lost_reason: LostReason | None = None
    lost_note: str = ""
    notes: str = ""
    custom: Mapping[str, Any] = field(default_factory=dict)
    external_id: str = ""
    rank: float | None = None


def open_opportunity(data: OpportunityData, *, by: Person, at: datetime) -> Opportunity:
    """Open a deal: the person's own, or a colleague's where they may write it.

    :raises NameMissing: it has no name.
    :raises NotAnAmount: the amount is below zero or too fine for its currency.
    :raises CannotOwn: the owner named does not sell, or is out of the person's reach.
    """
    stands = standing.current()
    rules.check_begins(stands)
    owner = data.owner or Person.objects.select_related("team").get(pk=stands.doer_id)
    _check_owner(owner, stands, data.account)
    deal = _new(data, owner, by=by, at=at)
    _check(deal)
    deal.save(force_insert=True)
    StageChange.objects.create(
        opportunity=deal,
        from_stage=None,
        to_stage_id=deal.stage_id,
        at=deal.stage_entered_at,
        person_id=by.pk,
    )
    if data.lines:
        deal_lines.write(deal, data.lines, on=_day(at))
    return deal


def change(
    opportunity: Opportunity,
    changes: Mapping[str, Any],
    *,
    by: Person,
    at: datetime,
    version: int | None = None,
) -> Opportunity:
    """Change what a deal says. With the version that the person saw, nobody else's change is overwritten silently.

    :raises NotYours: the person may not change it.
    :raises Stale: a field that they change was changed meanwhile.
    :raises AmountFromLines: the amount is the sum of its lines.
    """
    kept = _locked(opportunity, "deal.change")
    values = {name: value for name, value in changes.items() if name in CHANGEABLE}
    own = values.pop("custom", None)
    stale.check_fresh(kept, values, version=version)
    if own:
        kept.custom = custom_fields.clean(FieldEntity.OPPORTUNITY, own, current=kept.custom)
    is_priced = kept.lines.filter(amount__isnull=False).exists()
    for name in ("amount", "currency"):
        if is_priced and name in values and values[name] != getattr(kept, name):
            raise AmountFromLines(_("The amount is the sum of the lines. Change the lines."), field=name)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.name = squeeze(kept.name)
    _check(kept)
    kept.save()
    return kept


def give(opportunity: Opportunity, person: Person, *, by: Person, at: datetime) -> Opportunity:
    """Give a deal to a colleague; whoever gives it away may not see it any more.

    :raises NotYours: only the owner, a lead of its team or an administrator gives it.
    :raises CannotOwn: the colleague does not sell.
    """
    kept = _locked(opportunity, "deal.give")
    _check_sells(person)
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.give_opportunity(%s, %s)", [kept.pk, person.pk])
        if not cursor.fetchone()[0]:
            raise NotAllowed(_("This deal cannot be given away by you."))
    # It may be out of sight by now, so it is not read again.
    kept.owner, kept.team = person, person.team
    if person.pk != by.pk:
        params = {"by": by.name, "deal": kept.name}
        notices.tell(person.pk, "deal_given", params, notices.address("hunting:opportunity", kept.pk))
    return kept


def archive(opportunity: Opportunity, *, by: Person, at: datetime) -> Opportunity:
    """Put a deal away; it counts in no sum any more and can be brought back."""
    return _set_archived(opportunity, at)


def restore(opportunity: Opportunity, *, by: Person, at: datetime) -> Opportunity:
    """Bring a deal back."""
    return _set_archived(opportunity, None)


def _new(data: OpportunityData, owner: Person, *, by: Person, at: datetime) -> Opportunity:
    pipeline = data.pipeline or (data.stage.pipeline if data.stage else lists.default_pipeline())
    stage = data.stage or lists.first_stage(pipeline)
    entered = data.stage_entered_at or data.closed_at or at
    is_open = stage.outcome == StageOutcome.OPEN
    return Opportunity(
        name=squeeze(data.name),
        account=data.account,
        contact=data.contact,
        lead=data.lead,
        owner=owner,
        team=owner.team,
        created_by_id=by.pk,
        pipeline=pipeline,
        stage=stage,
        outcome=stage.outcome,
        stage_entered_at=entered,
        closed_at=None if is_open else data.closed_at or entered,
        lost_reason=data.lost_reason if stage.outcome == StageOutcome.LOST else None,
        lost_note=data.lost_note[:300] if stage.outcome == StageOutcome.LOST else "",
        probability=data.probability,
        amount=data.amount,
        currency=data.currency,
        source=data.source,
        opened_on=data.opened_on or _day(at),
        closes_on=data.closes_on,
        notes=data.notes.strip(),
        custom=custom_fields.clean(FieldEntity.OPPORTUNITY, data.custom) if data.custom else {},
        external_id=data.external_id,
        rank=moves.newest_first(entered) if data.rank is None else data.rank,
    )


def _locked(opportunity: Opportunity, act: str) -> Opportunity:
    stands = standing.current([opportunity.pk])
    rules.check(stands, act, opportunity)
    kept = Opportunity.objects.select_for_update(of=("self",)).filter(pk=opportunity.pk).first()
    if kept is None:
        raise rules.NotYours(_("This deal is not yours any more."))
    rules.check(stands, act, kept)
    return kept


def _set_archived(opportunity: Opportunity, moment: datetime | None) -> Opportunity:
    kept = _locked(opportunity, "deal.archive")
    kept.archived_at = moment
    kept.save(update_fields=["archived_at"])
    return kept


def _check(deal: Opportunity) -> None:
    if not deal.name:
        raise NameMissing(_("Give the deal a name."), field="name")
    if deal.amount is not None and deal.amount < 0:
        raise NotAnAmount(_("An amount is not below zero."), field="amount")
    if deal.amount is not None and deal.amount != half_up(deal.amount, exponent(deal.currency)):
        raise NotAnAmount(_("This currency has no such small part."), field="amount")
    if deal.probability is not None and not 0 <= deal.probability <= 100:
        raise NotAChance(_("A probability lies between 0 and 100."), field="probability")


def _check_sells(person: Person) -> None:
    if not person.is_active or person.is_robot or person.title == Title.EXECUTIVE:
        raise CannotOwn(_("%(person)s does not work on deals.") % {"person": person.name}, field="owner")


def _check_owner(owner: Person, stands: rules.Standing, account: Account | None) -> None:
    if owner.pk in stands.writer_ids:
        return
    # Who left may still own what an import tells of the past.
    if stands.may_administer or owner.team_id in stands.team_ids:
        return
    _check_sells(owner)
    if account is None or not standing.writes_account(account.pk):
        raise CannotOwn(
            _("You open deals for yourself, for your team, or with a client whom you serve."), field="owner"
        )


def _day(at: datetime) -> date:
    return at.astimezone(_HOME).date()
