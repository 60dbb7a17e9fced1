"""What came by mail: kept as arrivals, each once by its Message-ID, with its files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vai.doors.intake import mails
from vai.doors.intake.mailing import Look
from vai.doors.intake.mails import Mail
from vai.doors.models import Mailbox
from vai.hunting.actions import arrivals
from vai.hunting.enums import ArrivalState, Door
from vai.hunting.models import LeadArrival
from vai.journal import content
from vai.staff.models import Person
from vai.staff.queries import people


def keep(mailbox: Mailbox, look: Look, *, by: Person, at: datetime) -> list[LeadArrival]:
    """Keep what a look found and note where the next one goes on; a mail that was kept before is not kept again."""
    own = own_addresses(mailbox) if look.mails else frozenset()
    kept = []
    for uid, raw in look.mails:
        mail = (
            mails.read(raw, own=own)
            if raw is not None
            else Mail(key=f"{look.uid_validity}:{uid}", subject="…")
        )
        arrival = keep_mail(mailbox, mail, by=by, at=at)
        if arrival is not None:
            kept.append(arrival)
    Mailbox.objects.filter(pk=mailbox.pk).update(
        uid_validity=look.uid_validity, last_uid=look.last_uid, polled_at=at, fault=""
    )
    return kept


def keep_mail(mailbox: Mailbox, mail: Mail, *, by: Person, at: datetime) -> LeadArrival | None:
    """Keep a mail as an arrival; one that no person wrote to us is kept out, and listed with the reason.

    None where it was kept before.
    """
    told = {
        "name": mail.name,
        "email": mail.sender,
        "phone": mail.phone,
        "company": mail.company,
        "job_title": mail.job_title,
        "need": _need(mail),
    }
    around: dict[str, Any] = {
        "form": mailbox.name,
        "source_id": mailbox.source_id,
        "campaign": mailbox.campaign,
        "team_id": mailbox.team_id,
        "subject": mail.subject,
        "message": "\n\n".join(filter(None, (mail.text, mail.signature))),
        "threads": list(mail.threads),
        "sent_at": mail.sent_at.isoformat() if mail.sent_at else "",
    }
    key = arrivals.fitting(mail.key)
    if LeadArrival.objects.filter(door=Door.MAIL, origin=str(mailbox.pk), key=key).exists():
        return None
    around["files"] = [] if mail.left_out else [kept for file in mail.files if (kept := _kept(file))]
    arrival, _first = arrivals.note(
        Door.MAIL, key, origin=str(mailbox.pk), told=told, around=around, by=by, at=at
    )
    if mail.left_out is not None:
        arrival.state, arrival.reasons = ArrivalState.REJECTED, [mail.left_out.value]
        arrival.save(update_fields=["state", "reasons"])
    return arrival


def note_fault(mailbox: Mailbox, fault: str, *, by: Person, at: datetime) -> None:
    """Keep why a look failed, for the page of the mailbox; the next look begins where the last good one ended."""
    Mailbox.objects.filter(pk=mailbox.pk).update(fault=fault[:300], polled_at=at)


def own_addresses(mailbox: Mailbox) -> frozenset[str]:
    """List the addresses of the company itself: what colleagues write is no lead."""
    colleagues = {email.lower() for email in people.everybody().values_list("email", flat=True)}
    return frozenset({mailbox.username.lower(), *colleagues})


def _need(mail: Mail) -> str:
    return "\n".join(filter(None, (mail.subject, mail.text)))[:4_000]


def _kept(file: mails.File) -> dict[str, Any] | None:
    try:
        kept = content.keep([file.content])
    except content.TooLarge:
        return None
    name = content.safe_name(file.name) or "file"
    return {
        "name": name,
        "sha256": kept.sha256,
        "size": kept.size,
        "content_type": content.type_of(kept.head, name),
    }
