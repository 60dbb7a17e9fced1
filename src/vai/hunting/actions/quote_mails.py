"""The mail by which a quote goes to the client: in the quote's language, with the paper and the link to accept it."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import EmailMessage
from django.utils.translation import override

from vai.catalog import texts
from vai.core import names
from vai.core.text import squeeze
from vai.hunting.models import Quote
from vai.hunting.queries import quote_texts
from vai.hunting.queries import quotes as queries
from vai.journal import content
from vai.staff.models import Person


def mail(quote: Quote, *, by: Person, at: datetime) -> bool:
    """Mail a sent quote and note when; False where it went already, has no address, or is not open any more."""
    kept = queries.seen().filter(pk=quote.pk).select_for_update(of=("self",)).first()
    if kept is None or not kept.is_sent or kept.mailed_at or not kept.mailed_to:
        return False
    with override(kept.language):
        fields = _fields(kept)
        subject, text = (
            texts.fill(part, fields) for part in quote_texts.mail_of(kept.language, queries.settings())
        )
    sender = kept.sent_by or by
    message = EmailMessage(squeeze(subject)[:200], text, None, [kept.mailed_to], reply_to=[sender.email])
    name = kept.file.name if kept.file else f"{kept.code}.pdf"
    message.attach(name, content.path_of(kept.sha256).read_bytes(), "application/pdf")
    message.send()
    Quote.objects.filter(pk=kept.pk).update(mailed_at=at)
    return True


def _fields(quote: Quote) -> dict[str, str]:
    told = quote.content
    contact, sender = quote.contact, quote.sent_by or quote.made_by
    called = (
        names.address_as(contact.honorific, contact.name, quote.language)
        if contact
        else told["client"]["name"]
    )
    return {
        "contact": called,
        "client": told["client"]["name"],
        "company": told["company"]["name"],
        "quote": quote.code,
        "deal": quote.opportunity.name,
        "total": told["total"],
        "valid_until": told["valid_until"],
        "link": queries.address(quote),
        "sender": sender.name,
        "sender_phone": told["seller"]["phone"],
    }
