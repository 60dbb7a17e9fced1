"""Leads: received, taken, given, changed, put aside and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.catalog.models import Product
from vai.clients.enums import FieldEntity
from vai.clients.models import Account
from vai.clients.queries import custom_fields
from vai.core.errors import NotAllowed, Refused
from vai.core.money import exponent, half_up
from vai.hunting import rules, stale
from vai.hunting.actions import assignments, cadences, lead_values
from vai.hunting.enums import LEAD_MOVES, AssignmentReason, LeadStatus
from vai.hunting.models import Lead, LeadSource, LostReason
from vai.hunting.queries import clock, standing
from vai.journal.actions import notices
from vai.staff.enums import Title
from vai.staff.models import Person, Team

CHANGEABLE = frozenset(
    {
        "name", "honorific", "company", "job_title", "tax_code", "phone", "other_phones", "email", "zalo", "source",
        "campaign", "rating", "need", "product", "value", "currency", "notes", "do_not_call", "do_not_mail", "custom",
        "street", "ward_code", "province_code", "country", "address_text", "external_id",
    }
)  # fmt: skip


class SaysNothing(Refused):
    """A lead needs a name, a company, a phone, a mail address or a need: something to begin with."""

    code = "says_nothing"


class NotPossibleNow(Refused):
    """The lead is not in a state in which this can be done."""

    code = "not_possible_now"


class AlreadyTaken(Refused):
    """Somebody else was quicker."""

    code = "already_taken"
    status = 409


class NobodyToGiveTo(Refused):
    """A lead is given to a colleague who works on leads, or to a team."""

    code = "nobody_to_give_to"


class ReasonMissing(Refused):
    """Whoever puts a lead aside says why."""

    code = "reason_missing"


@dataclass(frozen=True, kw_only=True)
class LeadData:
    """A lead as it is told; phone and mail as written. `value` is what it may be worth, in `currency`.

    `status`, `first_touch_at` and `received_at` are for leads with a history of their own (import); no clock to the
    first touch runs for those that came with a status beyond new, or with `has_clock` off.
    """

    name: str = ""
    honorific: str = ""
    company: str = ""
    job_title: str = ""
    tax_code: str = ""
    phone: str = ""
    other_phones: tuple[str, ...] = ()
    email: str = ""
    zalo: str = ""
    source: LeadSource | None = None
    campaign: str = ""
    rating: str = ""
    need: str = ""
    product: Product | None = None
    value: Decimal | None = None
    currency: str = "VND"
    notes: str = ""
    do_not_call: bool = False
    do_not_mail: bool = False
    street: str = ""
    ward_code: str = ""
    province_code: str = ""
    country: str = "VN"
    address_text: str = ""
    custom: Mapping[str, Any] = field(default_factory=dict)
    external_id: str = ""
    referred_by: Person | None = None
    known_account: Account | None = None
    received_at: datetime | None = None
    status: str = LeadStatus.NEW
    first_touch_at: datetime | None = None
    has_clock: bool = True


def receive(
    data: LeadData, *, by: Person, at: datetime, owner: Person | None = None, team: Team | None = None
) -> Lead:
    """Take in a lead: for an owner, or else into the queue of a team (the person's own, unless one is named).

    The clock to the first touch begins when it was received and counts working minutes.
    :raises SaysNothing: it has neither name nor company, phone, mail address or need.
    :raises NobodyToGiveTo: the owner named does not work on leads.
    """
    stands = standing.current()
    rules.check_begins(stands)
    if owner is not None:
        _check_can_have(owner)
    values = lead_values.normal(_told(data))
    values["custom"] = custom_fields.clean(FieldEntity.LEAD, data.custom) if data.custom else {}
    lead = Lead(**values, created_by_id=by.pk, status=data.status)
    lead.referred_by, lead.known_account = data.referred_by, data.known_account
    _check_says_something(lead)
    lead.received_at = data.received_at or at
    lead.status_at = lead.received_at
    lead.first_touch_at = lead.last_touch_at = data.first_touch_at
    if data.has_clock and data.status == LeadStatus.NEW and data.first_touch_at is None:
        lead.touch_minutes = clock.minutes_of(lead.source)
        lead.touch_due_at = clock.first_touch_due(lead.received_at, lead.touch_minutes)
    home = team or (owner.team if owner else None) or _team_of(by)
    lead.team = home
    is_own = owner is not None and owner.pk in stands.writer_ids
    lead.owner = owner if is_own else None
    lead.save(force_insert=True)
    if owner is not None:
        reason = AssignmentReason.OWN if is_own else AssignmentReason.GIVEN
        assignments.note(lead, reason, by=by, at=at, person=owner)
    if owner is not None and not is_own:
        _give(lead, owner, home, by=by)
    return lead


def change(
    lead: Lead, changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Lead:
    """Change what a lead says. With the version that the person saw, nobody else's change is overwritten silently.

    :raises NotYours: it belongs to somebody else.
    :raises Stale: a field that they change was changed meanwhile.
    :raises SaysNothing: nothing would be left by which it is known.
    """
    kept = _locked(lead, "lead.change")
    values = lead_values.normal({name: value for name, value in changes.items() if name in CHANGEABLE})
    own = values.pop("custom", None)
    stale.check_fresh(kept, values, version=version)
    if own:
        kept.custom = custom_fields.clean(FieldEntity.LEAD, own, current=kept.custom)
    for name, value in values.items():
        setattr(kept, name, value)
    _check_says_something(kept)
    kept.save()
    return kept


def claim(lead: Lead, *, by: Person, at: datetime) -> Lead:
    """Take a lead out of the team's queue; whoever comes second is told so.

    :raises AlreadyTaken: it has an owner already.
    """
    stands = standing.current()
    rules.check_begins(stands)
    kept = Lead.objects.select_for_update().filter(pk=lead.pk).first()
    if kept is None or kept.owner_id is not None:
        raise AlreadyTaken(_("Somebody else has taken this lead."))
    rules.check(stands, "lead.claim", kept)
    doer = Person.objects.get(pk=stands.doer_id)
    _check_can_have(doer)
    kept.owner, kept.team = doer, doer.team or kept.team
    assignments.note(kept, AssignmentReason.CLAIMED, by=by, at=at, person=doer)
    kept.save(update_fields=["owner", "team"])
    return kept


def assign(lead: Lead, person: Person | None, *, by: Person, at: datetime, team: Team | None = None) -> Lead:
    """Give a lead to a colleague, or to nobody: then it waits in the queue of the team.

    Whoever gives it away may not see it any more.
    :raises NotYours: it belongs to somebody else.
    :raises NobodyToGiveTo: the colleague does not work on leads, or neither person nor team is named.
    """
    kept = _locked(lead, "lead.assign")
    if not kept.is_open:
        raise NotPossibleNow(_("This lead is closed; open it again first."))
    if person is not None:
        _check_can_have(person)
    home = team or (person.team if person else None) or kept.team
    if person is None and home is None:
        raise NobodyToGiveTo(_("Choose a colleague or a team."), field="team")
    reason = AssignmentReason.GIVEN if person is not None else AssignmentReason.RETURNED
    assignments.note(kept, reason, by=by, at=at, person=person, team=None if person else home)
    _give(kept, person, home, by=by)
    return kept


def qualify(lead: Lead, *, by: Person, at: datetime) -> Lead:
    """Say that somebody looked into a lead and found that it is worth pursuing.

    :raises NotPossibleNow: it is closed, or qualified already.
    """
    kept = _locked(lead, "lead.change")
    return _moved(kept, LeadStatus.QUALIFIED, at)


def touch(lead: Lead, *, by: Person, at: datetime, is_two_way: bool = False) -> Lead:
    """Note that somebody tried to reach a lead where no interaction says so; an interaction does it by itself."""
    kept = _locked(lead, "lead.change")
    kept.first_touch_at = min(kept.first_touch_at or at, at)
    kept.last_touch_at = max(kept.last_touch_at or at, at)
    reached = LeadStatus.CONNECTED if is_two_way else LeadStatus.ATTEMPTED
    if kept.status == LeadStatus.NEW or (kept.status == LeadStatus.ATTEMPTED and is_two_way):
        kept.status, kept.status_at = reached, at
    kept.save()
    return kept


def disqualify(lead: Lead, *, reason: LostReason | None, by: Person, at: datetime, note: str = "") -> Lead:
    """Put a lead aside, with the reason.

    :raises ReasonMissing: no reason is given.
    :raises NotPossibleNow: it is closed already.
    """
    kept = _locked(lead, "lead.end")
    if reason is None:
        raise ReasonMissing(_("Say why it is disqualified."), field="reason")
    kept.lost_reason, kept.lost_note = reason, note.strip()[:300]
    ended = _moved(kept, LeadStatus.DISQUALIFIED, at)
    cadences.settle_lead(ended, by=by, at=at)
    return ended


def reopen(lead: Lead, *, by: Person, at: datetime) -> Lead:
    """Open a lead again that was put aside; the clock to the next touch begins anew.

    :raises NotPossibleNow: it was not put aside.
    """
    kept = _locked(lead, "lead.end")
    kept.lost_reason, kept.lost_note = None, ""
    kept.touch_due_at = clock.due(at, kept)
    return _moved(kept, LeadStatus.NEW, at)


def archive(lead: Lead, *, by: Person, at: datetime) -> Lead:
    """Put a lead away; it is found among the archived ones and can be brought back."""
    return _set_archived(lead, at)


def restore(lead: Lead, *, by: Person, at: datetime) -> Lead:
    """Bring a lead back."""
    return _set_archived(lead, None)


def _told(data: LeadData) -> dict[str, Any]:
    return {name: getattr(data, name) for name in CHANGEABLE}


def _locked(lead: Lead, act: str) -> Lead:
    stands = standing.current()
    rules.check(stands, act, lead)
    kept = Lead.objects.select_for_update().filter(pk=lead.pk).first()
    if kept is None:
        raise rules.NotYours(_("This lead is not yours any more."))
    rules.check(stands, act, kept)
    return kept


def _moved(lead: Lead, status: LeadStatus, at: datetime) -> Lead:
    if status not in LEAD_MOVES[lead.status]:
        raise NotPossibleNow(
            _("This lead is “%(now)s”; it cannot become “%(wanted)s”.")
            % {"now": lead.get_status_display(), "wanted": status.label}
        )
    lead.status, lead.status_at = status, at
    lead.save()
    return lead


def _set_archived(lead: Lead, moment: datetime | None) -> Lead:
    kept = _locked(lead, "lead.end")
    kept.archived_at = moment
    kept.save(update_fields=["archived_at"])
    return kept


def _give(lead: Lead, person: Person | None, team: Team | None, *, by: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.give_lead(%s, %s, %s)",
            [lead.pk, person.pk if person else None, team.pk if team else None],
        )
        if not cursor.fetchone()[0]:
            raise NotAllowed(_("This lead cannot be given away by you."))
    # It may be out of sight by now, so it is not read again.
    lead.owner, lead.team = person, team
    if person is not None and person.pk != by.pk:
        params = {"by": by.name, "lead": str(lead)}
        notices.tell(person.pk, "lead_given", params, notices.address("hunting:lead", lead.pk))


def _check_can_have(person: Person) -> None:
    if not person.is_active or person.is_robot or person.title == Title.EXECUTIVE:
        raise NobodyToGiveTo(_("%(person)s does not work on leads.") % {"person": person.name}, field="owner")


def _check_says_something(lead: Lead) -> None:
    if not any((lead.name, lead.company, lead.phone, lead.email, lead.need)):
        raise SaysNothing(
            _("Give at least a name, a company, a phone number, a mail address or a need."), field="name"
        )
    if lead.value is not None and lead.value != half_up(lead.value, exponent(lead.currency)):
        raise Refused(_("This currency has no such small part."), field="value")


def _team_of(by: Person) -> Team | None:
    stands = standing.current()
    doer = by if stands.doer_id == by.pk else Person.objects.get(pk=stands.doer_id)
    return doer.team
