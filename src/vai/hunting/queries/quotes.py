"""Quotes: those of a deal, their lines, what changed between versions, and who may give which discount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings as django_settings
from django.db.models import QuerySet
from django.urls import reverse

from vai.clients.enums import PointKind
from vai.clients.models import Contact, ContactPoint
from vai.hunting import links
from vai.hunting.enums import QuoteStatus
from vai.hunting.models import Opportunity, Quote, QuoteAcceptance, QuoteLine, QuoteSettings
from vai.staff.enums import Title
from vai.staff.models import Person, Team

ALL = Decimal(100)
# Above this many teams there is none: a tree of teams is not a ring, but its rows could be.
_HIGHEST = 20


@dataclass(frozen=True)
class LineChange:
    """A line that differs from the version before: what it was (None: new) and what it is (None: left out)."""

    was: QuoteLine | None
    now: QuoteLine | None


def seen() -> QuerySet[Quote]:
    """Return the quotes whose deals the acting person sees."""
    return Quote.objects.select_related(
        "opportunity",
        "opportunity__account",
        "opportunity__owner",
        "contact",
        "made_by",
        "sent_by",
        "approver",
        "file",
    ).order_by("-number", "-id")


def of_deal(deal: Opportunity) -> list[Quote]:
    """List the versions of a deal's quote, the newest first."""
    return list(
        Quote.objects.filter(opportunity=deal).select_related("sent_by", "made_by").order_by("-number")
    )


def lines(quote: Quote) -> list[QuoteLine]:
    """List what is offered."""
    return list(quote.lines.select_related("product").order_by("position", "id"))


def acceptance(quote: Quote) -> QuoteAcceptance | None:
    """Return what the client accepted, if they did."""
    return QuoteAcceptance.objects.filter(quote=quote).first()


def draft_of(deal: Opportunity) -> Quote | None:
    """Return the version that is being written, if one is."""
    return Quote.objects.filter(opportunity=deal, status=QuoteStatus.DRAFT).first()


def last_of(deal: Opportunity) -> Quote | None:
    """Return the newest version."""
    return Quote.objects.filter(opportunity=deal).order_by("-number").first()


def before(quote: Quote) -> Quote | None:
    """Return the version before this one."""
    return (
        Quote.objects.filter(opportunity=quote.opportunity_id, number__lt=quote.number)
        .order_by("-number")
        .first()
    )


def changes(was: Sequence[QuoteLine], now: Sequence[QuoteLine]) -> list[LineChange]:
    """Tell which lines changed: the first of a product is held against the first of it, the second against the second."""
    left = list(was)
    found = []
    for line in now:
        old = next((one for one in left if one.product_id == line.product_id), None)
        if old is not None:
            left.remove(old)
        if old is None or _said(old) != _said(line):
            found.append(LineChange(old, line))
    return found + [LineChange(one, None) for one in left]


def settings() -> QuoteSettings:
    """Return what quotes say by themselves; that of a new company where nothing is settled."""
    return QuoteSettings.objects.order_by("pk").first() or QuoteSettings()


def limit_of(person: Person, settled: QuoteSettings | None = None) -> Decimal:
    """Say which discount a person may give without asking, in percent. Administrators settle limits, and have none."""
    if person.title == Title.EXECUTIVE or not person.is_active:
        return Decimal(0)
    if person.is_administrator:
        return ALL
    return Decimal(str((settled or settings()).limits.get(person.title, 0)))


def approver_of(deal: Opportunity, pct: Decimal, *, asked_by: Person) -> Person | None:
    """Find who may give a discount: the lead of the deal's team or of one above it, else an administrator."""
    settled = settings()
    team_id = deal.team_id
    for _level in range(_HIGHEST):
        team = Team.objects.select_related("lead").filter(pk=team_id or 0).first()
        if team is None:
            break
        lead = team.lead
        if lead and lead.pk != asked_by.pk and limit_of(lead, settled) >= pct:
            return lead
        team_id = team.parent_id
    found = Person.objects.filter(title=Title.ADMINISTRATOR, is_active=True, is_robot=False)
    return found.exclude(pk=asked_by.pk).order_by("pk").first()


def email_of(contact: Contact | None) -> str:
    """Return the main mail address of a contact, "" where there is none or they want no mail."""
    if contact is None or contact.do_not_mail:
        return ""
    points = ContactPoint.objects.filter(contact=contact, kind=PointKind.EMAIL).order_by("-is_primary", "pk")
    return points.values_list("value", flat=True).first() or ""


def address(quote: Quote) -> str:
    """Return where the client opens a sent quote; "" for a draft, or where the installation's key is another one by now."""
    token = links.token_of(quote.pk, quote.link_salt) if quote.link_salt else ""
    if not token or links.hash_of(token) != quote.link_hash:
        return ""
    return f"{django_settings.BASE_URL.rstrip('/')}{reverse('hunting:quote_link', args=[token])}"


def _said(line: QuoteLine) -> tuple[object, ...]:
    return (line.description, line.unit, line.quantity, line.unit_price, line.discount_pct, line.vat_pct)
