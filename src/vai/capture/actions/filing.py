"""Filing a line: interactions, next steps, deals in sight and somebody new, as one change that one key takes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from vai.capture import phrases
from vai.capture.actions import newcomers, proposals
from vai.capture.actions.proposals import Proposal
from vai.capture.grammar import Part
from vai.capture.plans import DealWish, Step, Talk
from vai.capture.targets import Target, TargetKind
from vai.capture.understanding import Understanding
from vai.clients.models import Contact
from vai.core.errors import Refused
from vai.core.formats import HOME_ZONE
from vai.core.text import whole_number
from vai.hunting.models import Lead, Opportunity
from vai.journal.actions import interactions, steps
from vai.journal.models import Interaction, NextStep
from vai.journal.queries.about import About
from vai.staff.models import Person

_NOON = time(12)


class NothingToFile(Refused):
    """The line says nothing."""

    code = "nothing_to_file"


class StillAsked(Refused):
    """Something has to be answered before the line is filed."""

    code = "still_asked"


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What became of a line. `proposals` wait for one tap each."""

    interactions: tuple[Interaction, ...] = ()
    steps: tuple[NextStep, ...] = ()
    leads: tuple[Lead, ...] = ()
    contacts: tuple[Contact, ...] = ()
    deals: tuple[Opportunity, ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass
class _Desk:
    """What the acts of one filing share."""

    understood: Understanding
    by: Person
    at: datetime
    told_at: datetime
    zone: ZoneInfo
    targets: list[Target | None] = field(default_factory=list)
    talks: list[Interaction] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    deals: list[Opportunity] = field(default_factory=list)


def file(
    understood: Understanding,
    *,
    by: Person,
    at: datetime,
    told_at: datetime | None = None,
    zone: ZoneInfo = HOME_ZONE,
) -> Filed:
    """File what was understood. The line itself is kept word by word with what happened, and with a new lead.

    What is hard to take back is not filed but returned as proposals. `zone` is the person's own: days and hours of the
    line are theirs. `told_at` is when the line was typed, where it waited on a device before it was sent.
    :raises NothingToFile: the line says nothing. :raises StillAsked: a question is open.
    """
    if not understood.reading.parts:
        raise NothingToFile(_("Write what happened, or what is to be done."), field="line")
    if understood.questions:
        raise StillAsked(_("Please answer what is asked first."), field="line")
    desk = _Desk(understood, by, at, told_at or at, zone)
    desk.targets = [_settled(one.target, number, desk) for number, one in enumerate(understood.who)]
    for talk in understood.plan.talks:
        desk.talks.append(_record(talk, desk))
    for step in understood.plan.steps:
        desk.steps.append(_plan(step, desk))
    waiting = [proposal for wish in understood.plan.deals for proposal in _deal(wish, desk)]
    _keep_the_line(desk)
    return Filed(
        interactions=tuple(desk.talks),
        steps=tuple(desk.steps),
        leads=tuple(desk.leads),
        contacts=tuple(desk.contacts),
        deals=tuple(desk.deals),
        proposals=tuple(waiting),
    )


def _settled(target: Target | None, number: int, desk: _Desk) -> Target | None:
    """Make whom the line tells of as new, and write new facts of somebody known; return whom the rest is about."""
    mention = desk.understood.plan.mentions[number]
    parts = [part for at, _n, part in desk.understood.plan.made if at == number]
    if target is None or target.kind == TargetKind.NOBODY:
        return None
    if target.kind == TargetKind.NEW_LEAD:
        all_parts = [desk.understood.reading.parts[one] for one in mention.parts]
        lead = newcomers.lead(mention, all_parts, desk.understood.reading, by=desk.by, at=desk.at)
        desk.leads.append(lead)
        return Target(kind=TargetKind.LEAD, id=lead.pk, name=str(lead))
    if target.kind == TargetKind.NEW_CONTACT:
        contact = newcomers.contact(mention, target, by=desk.by, at=desk.at)
        desk.contacts.append(contact)
        return replace(target, kind=TargetKind.CONTACT, id=contact.pk)
    if parts:
        newcomers.add_facts(mention, target, by=desk.by, at=desk.at)
    return target


def _record(talk: Talk, desk: _Desk) -> Interaction:
    about = _about(desk.targets[talk.mention])
    first = talk.parts[0]
    return interactions.record(
        talk.kind,
        by=desk.by,
        at=desk.at,
        occurred_at=_moment(first, desk),
        direction=talk.direction,
        outcome=talk.outcome,
        is_two_way=talk.is_two_way,
        minutes=talk.minutes,
        subject=phrases.subject(talk.parts),
        # Colleagues named by @ are told by the journal, which looks into the body.
        body=desk.understood.reading.text if "@" in desk.understood.reading.text else "",
        captured_text=desk.understood.reading.text,
        opportunity_id=_deal_of(talk.numbers, desk),
        account_id=about.account_id,
        lead_id=about.lead_id,
        contact_ids=about.contact_ids,
    )


def _plan(step: Step, desk: _Desk) -> NextStep:
    about, part = _about(desk.targets[step.mention]), step.part
    due = part.date or part.last
    return steps.plan(
        phrases.step_words(part, _leftovers(part, desk)),
        by=desk.by,
        at=desk.at,
        due_on=due,
        due_time=part.time if due else None,
        kind=part.kind.value,
        account_id=about.account_id,
        lead_id=about.lead_id,
        contact_id=about.contact_ids[0] if about.contact_ids else None,
        opportunity_id=_deal_of((step.number,), desk),
        interaction=desk.talks[step.talk] if step.talk is not None else None,
    )


def _deal(wish: DealWish, desk: _Desk) -> Iterable[Proposal]:
    target = desk.targets[wish.mention]
    talk = next(
        (
            made
            for told, made in zip(desk.understood.plan.talks, desk.talks, strict=True)
            if wish.number in told.numbers
        ),
        None,
    )
    proposal = proposals.propose(wish, target, _deals_of(wish.number, desk), talk=talk)
    if proposal and wish.is_at_once:
        desk.deals.append(proposals.write(proposal, by=desk.by, at=desk.at))
        return []
    return [proposal] if proposal else []


def _deals_of(number: int, desk: _Desk) -> tuple[int, ...]:
    said = desk.understood.fixes.deals.get(number, "")
    known = [deal.id for deal in desk.understood.deals.get(number, ())]
    if said == "new":
        return ()
    chosen = whole_number(said)
    return (chosen,) if chosen in known else tuple(known)


def _deal_of(numbers: Iterable[int], desk: _Desk) -> int | None:
    """Name the deal that a talk or step is about: the open page's, or the only one that its parts can mean."""
    here = desk.understood.here
    for number in numbers:
        known = _deals_of(number, desk) if number in desk.understood.deals else ()
        if len(known) == 1:
            return known[0]
    target = desk.targets[
        next(at for at, one in enumerate(desk.understood.plan.mentions) if set(numbers) & set(one.parts))
    ]
    return here.id if here and here.kind == TargetKind.OPPORTUNITY and target == here else None


def _keep_the_line(desk: _Desk) -> None:
    """Keep a line that tells of a deal or a fact alone as a note, so that its words are never lost."""
    if desk.talks or desk.leads or (desk.steps and not desk.deals):
        return
    target = next((one for one in desk.targets if one), None)
    if target is None and not (desk.deals or desk.contacts):
        return
    about = _about(target)
    note = interactions.record(
        "note",
        by=desk.by,
        at=desk.at,
        occurred_at=desk.told_at,
        subject=phrases.subject(desk.understood.reading.parts),
        captured_text=desk.understood.reading.text,
        account_id=about.account_id,
        lead_id=about.lead_id,
        contact_ids=about.contact_ids,
    )
    desk.talks.append(note)


def _leftovers(part: Part, desk: _Desk) -> str:
    """Give the words near a step that were not understood: what is to be done keeps them."""
    if not part.pieces:
        return ""
    start, end = min(piece.start for piece in part.pieces), max(piece.end for piece in part.pieces)
    following = [
        piece.start for other in desk.understood.reading.parts for piece in other.pieces if piece.start >= end
    ]
    limit = min(following, default=len(desk.understood.reading.text))
    return " ".join(
        piece.text
        for piece in desk.understood.reading.leftovers
        if start <= piece.start and piece.end <= limit
    )


def _about(target: Target | None) -> About:
    if target is None:
        return About()
    contact = target.id if target.kind == TargetKind.CONTACT else target.contact_id
    return About(
        account_id=target.account_id,
        contact_ids=(contact,) if contact else (),
        lead_id=target.id if target.kind == TargetKind.LEAD else None,
    )


def _moment(part: Part, desk: _Desk) -> datetime:
    """Say when it happened: when it was told for today without an hour, noon for another day; never after it was told."""
    day: date | None = part.date or part.first
    today = desk.told_at.astimezone(desk.zone).date()
    if day is None or (day >= today and part.time is None):
        return desk.told_at
    meant = datetime.combine(day, part.time or _NOON, tzinfo=desk.zone).astimezone(UTC)
    return min(meant, desk.told_at)
