"""Mails to leads: written in the transaction that asks for them, sent by a job, and at most once.

The job does three things apart: it notes that the mail is on its way (and commits), hands it to the mail server, and notes
that it went. A job that is killed and begun anew finds the mail on its way and lets it be; whoever wrote it is told that
it may have gone. So a client may, once in a long while, get a mail too few, and never one twice.
"""

from __future__ import annotations

import smtplib
from datetime import datetime, timedelta
from email.utils import formataddr

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from vai.catalog import texts
from vai.core import jobs
from vai.core.errors import Refused
from vai.core.text import squeeze
from vai.hunting import letters, phrases, rules
from vai.hunting.enums import MailState, TouchState
from vai.hunting.models import CadenceTouch, Lead, LeadMail
from vai.hunting.queries import standing
from vai.journal.actions import interactions, notices, steps
from vai.staff.models import Person
from vai.staff.queries import company

SALT = "vai.lead-mail"
# A mail that has been on its way for so long is not heard of again.
LONGEST_WAY = timedelta(minutes=10)
# The server said no before it took the mail: it certainly did not go.
_CERTAINLY_NOT = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    ConnectionRefusedError,
)


class CannotMail(Refused):
    """There is no address, the lead wants no mail, no mail server is set up, or the mail says nothing."""

    code = "cannot_mail"


def can_send() -> bool:
    """Whether this installation sends mail."""
    return bool(settings.VAI_HAS_MAIL)


def write(
    lead: Lead,
    *,
    subject: str,
    body: str,
    by: Person,
    at: datetime,
    touch: CadenceTouch | None = None,
) -> LeadMail:
    """Write a mail to a lead; it is sent as soon as this is committed, and the undo of this change keeps it from going.

    :raises NotYours: the lead belongs to somebody else.
    :raises CannotMail: see there.
    """
    rules.check(standing.current(), "lead.change", lead)
    if not can_send():
        raise CannotMail(_("No mail server is set up. Use your own mail program."))
    if not lead.email or lead.do_not_mail:
        raise CannotMail(_("This lead has no mail address, or wants no mail."))
    subject, body = squeeze(subject)[:200], body.replace("\x00", "").replace("\r\n", "\n").strip()
    if not subject or not body:
        raise CannotMail(_("A mail has a subject and a text."), field="body" if subject else "subject")
    mail = LeadMail.objects.create(
        lead=lead,
        sender_id=standing.current().doer_id,
        touch=touch,
        to=lead.email,
        subject=subject,
        body=body,
        language=letters.language_of(lead),
        state_at=at,
    )
    if touch is not None:
        touch.state = TouchState.SENDING
        touch.save(update_fields=["state"])
    jobs.enqueue("hunting.send_mail", by=by, at=at, mail=mail.pk)
    return mail


def send_step(touch: CadenceTouch, lead: Lead, *, by: Person, at: datetime) -> LeadMail:
    """Write the mail of a cadence's step, its template filled in."""
    subject, body = filled(touch, lead, by)
    return write(lead, subject=subject, body=body, by=by, at=at, touch=touch)


def filled(touch: CadenceTouch, lead: Lead, person: Person) -> tuple[str, str]:
    """Return subject and body of a step for a lead, as this person would send them."""
    language = letters.language_of(lead)
    values = letters.values(lead, person, our_company=company.settings().name, language=language)
    subject, body = letters.of_step(touch.step, language)
    return texts.fill(subject, values), texts.fill(body, values)


def begin(number: int, *, by: Person, at: datetime) -> LeadMail | None:
    """Note that a mail is on its way; None where it was withdrawn, or begun before."""
    mail = (
        LeadMail.objects.select_for_update(of=("self",))
        .select_related("lead", "sender")
        .filter(pk=number)
        .first()
    )
    if mail is None or mail.state != MailState.WAITING:
        return None
    if mail.lead.do_not_mail:
        _noted(mail, MailState.FAILED, at=at, fault=str(_("Does not want mail")))
        if mail.touch is not None:
            mail.touch.state, mail.touch.ended_at = TouchState.SKIPPED, at
            mail.touch.save(update_fields=["state", "ended_at"])
        return None
    return _noted(mail, MailState.SENDING, at=at)


def deliver(mail: LeadMail) -> str:
    """Hand a mail to the mail server; "" when it took it.

    :raises OSError: it may have gone, or not.
    """
    try:
        _letter(mail).send()
    except _CERTAINLY_NOT as fault:
        return f"{type(fault).__name__}: {fault}"[:200]
    return ""


def end(mail: LeadMail, fault: str, *, by: Person, at: datetime) -> LeadMail:
    """Note that a mail went, as an interaction and as its step done; or that it did not, and may be written again."""
    touch = mail.touch
    if fault:
        if touch is not None:
            touch.state = TouchState.PLANNED
            touch.save(update_fields=["state"])
        _tell(mail, "lead_mail_failed")
        return _noted(mail, MailState.FAILED, at=at, fault=fault)
    interactions.record(
        "mail",
        by=by,
        at=at,
        occurred_at=at,
        lead_id=mail.lead_id,
        direction="out",
        subject=mail.subject,
        body=mail.body,
    )
    if touch is not None:
        touch.state, touch.ended_at = TouchState.DONE, at
        touch.save(update_fields=["state", "ended_at"])
        if touch.next_step is not None and not touch.next_step.is_done:
            steps.finish(touch.next_step, by=by, at=at)
    return _noted(mail, MailState.SENT, at=at)


def give_up(mail: LeadMail, *, by: Person, at: datetime) -> LeadMail:
    """Say of a mail that was on its way too long that it may have gone; its step waits for a person no more."""
    if mail.touch is not None:
        mail.touch.state, mail.touch.ended_at = TouchState.DONE, at
        mail.touch.save(update_fields=["state", "ended_at"])
    _tell(mail, "lead_mail_unsure")
    return _noted(mail, MailState.UNSURE, at=at)


def token(lead_id: int) -> str:
    """Return what stands in the address at which a lead stops our mail."""
    return signing.Signer(salt=SALT).sign(str(lead_id))


def no_more_mail(signed: str, *, at: datetime) -> Lead | None:
    """Take a lead off all mail, by the address in a mail; None where the address is none of ours."""
    try:
        number = int(signing.Signer(salt=SALT).unsign(signed))
    except signing.BadSignature:
        return None
    lead = Lead.objects.select_for_update().filter(pk=number).first()
    if lead is not None and not lead.do_not_mail:
        lead.do_not_mail = True
        lead.save(update_fields=["do_not_mail"])
    return lead


def stop_address(lead_id: int) -> str:
    """Return the address at which a lead stops our mail."""
    return f"{settings.BASE_URL}{reverse('hunting:no_more_mail', args=[token(lead_id)])}"


def _letter(mail: LeadMail) -> EmailMessage:
    stop = stop_address(mail.lead_id)
    with translation.override(mail.language):
        line = phrases.NO_MORE_MAIL % {"address": stop}
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    return EmailMessage(
        mail.subject,
        f"{mail.body}\n\n-- \n{line}\n",
        formataddr((mail.sender.name, settings.DEFAULT_FROM_EMAIL)),
        [mail.to],
        reply_to=[mail.sender.email],
        headers={
            "Message-ID": f"<lead-mail-{mail.pk}@{domain}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _noted(mail: LeadMail, state: MailState, *, at: datetime, fault: str = "") -> LeadMail:
    mail.state, mail.state_at, mail.fault = state, at, fault
    mail.save(update_fields=["state", "state_at", "fault"])
    return mail


def _tell(mail: LeadMail, kind: str) -> None:
    params = {"lead": str(mail.lead), "subject": mail.subject}
    notices.tell(mail.sender_id, kind, params, notices.address("hunting:lead", mail.lead_id))
