"""What an administrator settles about quotes: usual terms, texts of the mail, limits of discounts; and what runs out by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.catalog import texts
from vai.core.errors import Refused, Stale
from vai.hunting.enums import QuoteStatus
from vai.hunting.models import Quote, QuoteSettings
from vai.hunting.queries import quote_texts, quotes
from vai.journal.actions import notices
from vai.journal.rules import home_day
from vai.staff import rules as staff
from vai.staff.enums import Title
from vai.staff.models import Person

TEXTS = ("terms_vi", "terms_en", "subject_vi", "subject_en", "mail_vi", "mail_en")
FIELDS = frozenset({"valid_days", "vat_pct", "limits", *TEXTS})


class NotSettled(Refused):
    """A limit is no percentage, or a text asks for a field that nobody fills in."""

    code = "not_settled"


def change(
    changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> QuoteSettings:
    """Change what quotes say by themselves and who may give which discount.

    :raises NotSettled: a limit, a rate or a field in a text makes no sense.
    :raises Stale: somebody else saved first.
    """
    staff.need_administrator(by)
    kept = QuoteSettings.objects.select_for_update().order_by("pk").first() or QuoteSettings()
    if version is not None and kept.pk and version != kept.version:
        raise Stale(_("Somebody else changed these settings in the meantime."), [])
    for name, value in changes.items():
        if name in FIELDS:
            setattr(kept, name, value)
    _check(kept)
    kept.save()
    return kept


def expire(*, by: Person, at: datetime) -> int:
    """Let quotes be over whose last day has passed, tell their owners, and say how many there were."""
    over = quotes.seen().filter(status=QuoteStatus.SENT, valid_until__lt=home_day(at))
    count = 0
    for quote in over.select_for_update(of=("self",)):
        Quote.objects.filter(pk=quote.pk).update(status=QuoteStatus.EXPIRED)
        params = {"code": quote.code, "deal": quote.opportunity.name}
        notices.tell(
            quote.opportunity.owner_id, "quote_expired", params, notices.address("hunting:quote", quote.pk)
        )
        count += 1
    return count


def _check(kept: QuoteSettings) -> None:
    if not 1 <= kept.valid_days <= 365:
        raise NotSettled(_("A quote is valid for 1 to 365 days."), field="valid_days")
    if kept.vat_pct is not None and not 0 <= kept.vat_pct < 100:
        raise NotSettled(_("VAT is between 0 and 100 percent."), field="vat_pct")
    for title, pct in kept.limits.items():
        if title not in Title.values or not 0 <= Decimal(str(pct)) <= 100:
            raise NotSettled(_("A discount lies between 0 and 100 percent."), field=f"limit_{title}")
    for name in ("subject_vi", "subject_en", "mail_vi", "mail_en"):
        unknown = texts.unknown_fields(getattr(kept, name), dict.fromkeys(quote_texts.FIELDS))
        if unknown:
            raise NotSettled(_("Nobody fills in the field %(field)s.") % {"field": unknown[0]}, field=name)
