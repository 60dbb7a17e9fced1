"""One way in for all doors: what arrived is looked at, joined to a lead that is open, or made a new one and routed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models import Q

from vai.clients.enums import DuplicateReason
from vai.clients.models import Account, Affiliation
from vai.hunting import phrases
from vai.hunting.actions import lead_values, leads, routing
from vai.hunting.actions.leads import LeadData
from vai.hunting.enums import OPEN_LEADS, ArrivalState, Door, RoutingCause
from vai.hunting.models import Lead, LeadArrival
from vai.hunting.queries import duplicates
from vai.hunting.queries.duplicates import Twins
from vai.journal.actions import interactions, notices
from vai.journal.models import Attachment
from vai.staff.models import Person, Team

# Whoever gets in touch again within this time means the same thing: it goes to the lead that is open.
SAME_THING: Final = timedelta(days=30)
# By these a client is known for sure; a like name is only a hint.
SURE: Final = (DuplicateReason.TAX_CODE, DuplicateReason.PHONE, DuplicateReason.EMAIL)
_LONGEST_FAULT: Final = 300


@dataclass(frozen=True, kw_only=True)
class Coming:
    """What an arrival says once its door has read it, and where it goes if no rule knows better.

    `message` is what they wrote this time. `threads` are keys of earlier mails that it answers. `files` are contents
    that were kept: name, sha256, size, content_type.
    """

    lead: LeadData
    message: str = ""
    subject: str = ""
    kind: str = "note"
    team: Team | None = None
    owner: Person | None = None
    threads: Sequence[str] = ()
    files: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


def note(
    door: Door,
    key: str,
    *,
    told: Mapping[str, Any],
    around: Mapping[str, Any],
    by: Person,
    at: datetime,
    origin: str = "",
    person: Person | None = None,
) -> tuple[LeadArrival, bool]:
    """Keep what came; the same key again is the same arrival. Says whether it is the first time."""
    return LeadArrival.objects.get_or_create(
        door=door,
        origin=origin,
        key=fitting(key),
        defaults={"told": dict(told), "around": dict(around), "person": person, "received_at": at},
    )


def take_in(arrival: LeadArrival, coming: Coming, *, by: Person, at: datetime) -> LeadArrival:
    """Make a lead of an arrival, or join it to the open one of the same person; done once however often it is asked.

    The clock to the first touch begins when it arrived, not when it was taken in.
    :raises Refused: it says nothing by which somebody could be known, or a value does not fit.
    """
    kept = LeadArrival.objects.select_for_update().get(pk=arrival.pk)
    if kept.is_settled:
        return kept
    values = lead_values.normal({name: getattr(coming.lead, name) for name in leads.CHANGEABLE})
    _hold(values)
    twins = duplicates.of_lead(values)
    # A colleague who brings somebody is not told whom other teams know.
    kept.twins = [] if kept.person_id else [_told(twin) for twin in twins.all]
    known = _thread(coming.threads) or _open_twin(values, at)
    if known:
        _join(kept, known, coming, by=by, at=at)
    else:
        _make(kept, coming, twins, by=by, at=at)
    kept.settled_at, kept.fault = at, ""
    kept.save()
    return kept


def let_in(arrival: LeadArrival, *, by: Person, at: datetime) -> LeadArrival:
    """Say that a suspected arrival is a person's; it is taken in next."""
    return _to(arrival, ArrivalState.WAITING, (ArrivalState.SUSPECTED, ArrivalState.REJECTED))


def keep_out(arrival: LeadArrival, *, by: Person, at: datetime) -> LeadArrival:
    """Say that an arrival is nobody's; it stays on record and can be let in later."""
    return _to(arrival, ArrivalState.REJECTED, (ArrivalState.SUSPECTED, ArrivalState.FAILED))


def try_again(arrival: LeadArrival, *, by: Person, at: datetime) -> LeadArrival:
    """Let an arrival that failed be taken in again."""
    return _to(arrival, ArrivalState.WAITING, (ArrivalState.FAILED,))


def fail(arrival: LeadArrival, fault: str, *, by: Person, at: datetime) -> LeadArrival:
    """Keep why an arrival could not be taken in; nothing of it is lost."""
    arrival.state, arrival.fault = ArrivalState.FAILED, fault[:_LONGEST_FAULT]
    arrival.n_tries += 1
    arrival.save(update_fields=["state", "fault", "n_tries"])
    return arrival


def fitting(key: str) -> str:
    """Return a key as it fits into its column."""
    usable = "\x00" not in key and len(key) <= 200
    return key if usable else hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def _to(arrival: LeadArrival, state: ArrivalState, allowed: Sequence[str]) -> LeadArrival:
    kept = LeadArrival.objects.select_for_update().get(pk=arrival.pk)
    if kept.state not in allowed:
        raise leads.NotPossibleNow(phrases.ARRIVAL_SETTLED)
    kept.state = state
    kept.save(update_fields=["state"])
    return kept


def _hold(values: Mapping[str, Any]) -> None:
    """Let nobody else take in the same person at the same moment: both would make a lead."""
    marks = sorted({mark for mark in (values.get("phone"), values.get("email")) if mark})
    with connection.cursor() as cursor:
        for mark in marks:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))", [f"lead:{mark}"])


def _thread(keys: Sequence[str]) -> Lead | None:
    if not keys:
        return None
    wrote = LeadArrival.objects.filter(door=Door.MAIL, key__in=[fitting(key) for key in keys])
    found = wrote.exclude(lead=None).order_by("-id").values_list("lead_id", flat=True).first()
    return Lead.objects.filter(pk=found, archived_at=None).first() if found else None


def _open_twin(values: Mapping[str, Any], at: datetime) -> Lead | None:
    same = Q(pk__in=[])
    if values.get("phone"):
        same |= Q(phone=values["phone"])
    if values.get("email"):
        same |= Q(email=values["email"])
    recent = Q(received_at__gte=at - SAME_THING) | Q(last_touch_at__gte=at - SAME_THING)
    found = Lead.objects.filter(same, recent, archived_at=None, status__in=OPEN_LEADS)
    return found.order_by("-received_at", "-id").first()


def _join(kept: LeadArrival, lead: Lead, coming: Coming, *, by: Person, at: datetime) -> None:
    text = coming.message or coming.lead.need
    told = interactions.record(
        coming.kind,
        by=by,
        at=at,
        occurred_at=min(kept.received_at, at),
        lead_id=lead.pk,
        direction="in",
        is_two_way=False,
        subject=coming.subject,
        body=text,
    )
    _attach(coming.files, lead, by=by, interaction_id=told.pk)
    if lead.owner_id:
        params = {"lead": str(lead), "text": " ".join(text.split())[:80]}
        notices.tell(lead.owner_id, "lead_wrote_again", params, notices.address("hunting:lead", lead.pk))
    kept.lead, kept.state = lead, ArrivalState.JOINED


def _make(kept: LeadArrival, coming: Coming, twins: Twins, *, by: Person, at: datetime) -> None:
    account = coming.lead.known_account or _client(twins)
    data = replace(coming.lead, known_account=account, received_at=kept.received_at)
    lead = leads.receive(data, by=by, at=at, owner=coming.owner, team=coming.team)
    _route(lead, kept, coming, by=by, at=at)
    if coming.kind == "mail":
        told = interactions.record(
            "mail",
            by=by,
            at=at,
            occurred_at=min(kept.received_at, at),
            lead_id=lead.pk,
            direction="in",
            is_two_way=False,
            subject=coming.subject,
            body=coming.message,
        )
        _attach(coming.files, lead, by=by, interaction_id=told.pk)
    else:
        _attach(coming.files, lead, by=by, interaction_id=None)
    kept.lead, kept.state = lead, ArrivalState.TAKEN


def _route(lead: Lead, kept: LeadArrival, coming: Coming, *, by: Person, at: datetime) -> None:
    """Let the rules say whose it is, unless its door says so."""
    if coming.owner is not None:
        return
    language = str(kept.detail("language"))
    routing.ask(
        [lead],
        by=by,
        at=at,
        cause=RoutingCause.ARRIVED,
        arrival_id=kept.pk,
        form=kept.origin if kept.door == Door.FORM else "",
        language=language[:2] if language[:2] in ("vi", "en") else "",
    )


def _client(twins: Twins) -> Account | None:
    """Return the client that whoever wrote belongs to, if it is one for sure and only one."""
    sure = {one.record.pk: one.record for one in twins.accounts if set(one.reasons) & set(SURE)}
    people = [one.record.pk for one in twins.contacts if set(one.reasons) & set(SURE)]
    if people and not sure:
        places = Affiliation.objects.filter(contact_id__in=people, until=None).select_related("account")
        sure = {place.account_id: place.account for place in places.order_by("id")}
    return next(iter(sure.values())) if len(sure) == 1 else None


def _attach(
    files: Sequence[Mapping[str, Any]], lead: Lead, *, by: Person, interaction_id: int | None
) -> None:
    for one in files:
        Attachment.objects.create(
            name=one["name"],
            sha256=one["sha256"],
            size=one["size"],
            content_type=one["content_type"],
            uploaded_by=by,
            lead_id=lead.pk,
            interaction_id=interaction_id,
        )


def _told(twin: duplicates.Twin) -> dict[str, Any]:
    return {"kind": twin.kind, "id": twin.id, "name": twin.name, "reasons": list(twin.reasons)}
