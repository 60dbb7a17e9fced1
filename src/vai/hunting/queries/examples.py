"""Leads as a score reads them: what was known when they came, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from vai.clients.enums import FieldEntity
from vai.clients.queries import custom_fields
from vai.hunting.enums import OPEN_LEADS, LeadStatus
from vai.hunting.models import Lead
from vai.hunting.scoring.known import Example, Value

# The latest so many: what worked years ago says little.
MOST: Final = 20_000
_MOST_FRESH: Final = 2_000
# A long text is no level; what it says is said elsewhere.
_LONGEST: Final = 80
_ENDS: Final = (LeadStatus.CONVERTED, LeadStatus.DISQUALIFIED)


def labels() -> dict[str, str]:
    """Name the facts that may speak, by their names in examples; own fields as the company calls them."""
    own = {
        f"custom.{one.code}": custom_fields.label(one) for one in custom_fields.definitions(FieldEntity.LEAD)
    }
    return {**own, **{name: name for name in _FACTS}}


def ended() -> list[Example]:
    """Read the leads that became clients or were put aside, the latest ones, in the order in which they came."""
    rows = _rows().filter(status__in=_ENDS, archived_at=None).order_by("-received_at", "-id")[:MOST]
    return [
        Example(
            key=lead.external_id or str(lead.pk),
            order=lead.received_at.timestamp(),
            values=values_of(lead),
            is_won=lead.status == LeadStatus.CONVERTED,
        )
        for lead in reversed(rows)
    ]


def fresh() -> list[Mapping[str, Value]]:
    """Read what open leads tell that nobody has touched yet, the latest ones."""
    rows = _rows().filter(status__in=OPEN_LEADS, archived_at=None, first_touch_at=None)
    return [values_of(lead) for lead in rows.order_by("-received_at", "-id")[:_MOST_FRESH]]


def without_score(model_id: int, *, most: int) -> list[Lead]:
    """List open leads that this way of scoring has not scored; the latest first."""
    rows = _rows().filter(status__in=OPEN_LEADS, archived_at=None).exclude(score__model_id=model_id)
    return list(rows.order_by("-received_at", "-id")[:most])


def values_of(lead: Lead) -> dict[str, Value]:
    """Tell the facts of a lead that may speak in a score: `custom.` and the code for a field of the company's own."""
    told = {name: fact(lead) for name, fact in _FACTS.items()}
    return {**told, **{f"custom.{code}": _plain(value) for code, value in lead.custom.items()}}


_FACTS: Final[dict[str, Any]] = {
    "source": lambda lead: lead.source.name if lead.source else None,
    "campaign": lambda lead: lead.campaign or None,
    "country": lambda lead: lead.country or None,
    "product": lambda lead: lead.product.name if lead.product else None,
    "has_phone": lambda lead: bool(lead.phone),
    "has_email": lambda lead: bool(lead.email),
    "has_company": lambda lead: bool(lead.company),
    "has_tax_code": lambda lead: bool(lead.tax_code),
    "has_need": lambda lead: bool(lead.need),
    "do_not_mail": lambda lead: lead.do_not_mail,
    "do_not_call": lambda lead: lead.do_not_call,
    "was_referred": lambda lead: lead.referred_by_id is not None,
    "weekend": lambda lead: _weekend(lead.received_at),
}


def _weekend(at: datetime) -> bool:
    return at.weekday() >= 5


def _rows() -> QuerySet[Lead]:
    return Lead.objects.select_related("source", "product")


def _plain(value: Any) -> Value:
    if isinstance(value, list):
        return ", ".join(map(str, sorted(value)))[:_LONGEST]
    return value if not isinstance(value, str) or len(value) <= _LONGEST else None
