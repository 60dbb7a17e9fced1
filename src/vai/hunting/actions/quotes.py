"""Quotes: drafted from a deal's lines, changed, sent. Approval is in quote_approvals, what the client answers in quote_answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vai.catalog.models import Product
from vai.catalog.queries import products as catalog
from vai.clients.models import Contact
from vai.core import formats
from vai.core.errors import Refused, Stale
from vai.core.jobs import enqueue
from vai.hunting import links, offer, rules
from vai.hunting.actions import quote_answers
from vai.hunting.enums import Approval, QuoteStatus
from vai.hunting.models import Opportunity, Quote, QuoteLine
from vai.hunting.offer import Row
from vai.hunting.queries import deals, quote_papers, standing
from vai.hunting.queries import quotes as queries
from vai.journal.actions import attachments, interactions
from vai.journal.rules import home_day
from vai.staff.models import Person

accept_by_link = quote_answers.accept_by_link
decline_by_link = quote_answers.decline_by_link
_MOST = Decimal(10) ** 15


class NotADraft(Refused):
    """It was sent: what the client has before them stays as it is."""

    code = "not_a_draft"


class NotAnOffer(Refused):
    """A line, a date or a discount makes no sense."""

    code = "not_an_offer"


class NothingToOffer(Refused):
    """It has no lines, or is worth nothing."""

    code = "nothing_to_offer"


class NeedsApproval(Refused):
    """The discount is larger than the person may give alone."""

    code = "needs_approval"


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """A line as it is told. Without a price: the price list's. `vat_pct` None: not subject to VAT."""

    product: Product
    description: str = ""
    unit: str = ""
    quantity: Decimal = Decimal(1)
    unit_price: Decimal | None = None
    discount_pct: Decimal = Decimal(0)
    vat_pct: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class QuoteData:
    """What a draft says."""

    lines: Sequence[OfferLine]
    language: str
    valid_until: date
    contact: Contact | None = None
    discount_pct: Decimal = Decimal(0)
    intro: str = ""
    terms: str = ""


def draft(deal: Opportunity, *, by: Person, at: datetime, language: str = "") -> Quote:
    """Begin the next version of a deal's quote from its lines; the one that is being written where there is one.

    What the last version said stays: language, opening words, terms, VAT of the same product.
    :raises NotYours: the person may not change the deal.
    """
    kept = _locked_deal(deal)
    written = queries.draft_of(kept)
    if written is not None:
        return written
    last, settled = queries.last_of(kept), queries.settings()
    rates = {line.product_id: line.vat_pct for line in queries.lines(last)} if last else {}
    told = [
        OfferLine(
            product=line.product,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount_pct=line.discount_pct,
            vat_pct=rates.get(line.product_id, settled.vat_pct),
        )
        for line in deals.lines(kept)
    ]
    chosen = language or (last.language if last else "vi")
    data = QuoteData(
        lines=told,
        language=chosen,
        valid_until=home_day(at) + timedelta(days=settled.valid_days),
        contact=kept.contact,
        discount_pct=last.discount_pct if last else Decimal(0),
        intro=last.intro if last and last.language == chosen else "",
        terms=last.terms if last and last.language == chosen else getattr(settled, f"terms_{chosen}"),
    )
    return _begin(kept, data, by=by, at=at)


def revise(quote: Quote, *, by: Person, at: datetime) -> Quote:
    """Begin the next version as a copy of one that was sent; the one that is being written where there is one.

    :raises NotYours: the person may not change the deal.
    """
    kept = _locked_deal(quote.opportunity)
    written = queries.draft_of(kept)
    if written is not None:
        return written
    fields = ("description", "unit", "quantity", "unit_price", "discount_pct", "vat_pct")
    told = [
        OfferLine(product=line.product, **{name: getattr(line, name) for name in fields})
        for line in queries.lines(quote)
    ]
    usual = home_day(at) + timedelta(days=queries.settings().valid_days)
    data = QuoteData(
        lines=told,
        language=quote.language,
        valid_until=max(quote.valid_until, usual),
        contact=quote.contact,
        discount_pct=quote.discount_pct,
        intro=quote.intro,
        terms=quote.terms,
    )
    return _begin(kept, data, by=by, at=at)


def change(quote: Quote, data: QuoteData, *, by: Person, at: datetime, version: int | None = None) -> Quote:
    """Change what a draft says.

    :raises NotADraft: it was sent; make the next version.
    :raises NotAnOffer: a line, the date or the discount makes no sense.
    :raises Stale: somebody else saved since the version that the person saw.
    """
    held = locked(quote, by=by)
    if version is not None and version != held.version:
        raise Stale(_("Somebody else changed this quote in the meantime."), [])
    _write(held, data, at=at)
    if held.approval and held.largest_discount_pct > held.approved_pct:
        held.approval, held.approver, held.approval_note = Approval.NONE, None, ""
    held.save()
    return held


def send(quote: Quote, *, by: Person, at: datetime, to: str | None = None) -> Quote:
    """Send a draft: it is fixed, put on paper, mailed to `to` (None: the contact's address; "": nobody), and replaces the last.

    The mail goes by a job; the link is queries.quotes.address.
    :raises NotADraft: it was sent before. :raises NothingToOffer: it has no lines or no price.
    :raises NeedsApproval: the discount is over the person's limit and nobody approved it.
    :raises NotAnOffer: it would be over before it begins.
    """
    held = locked(quote, by=by)
    _check_sendable(held, by=by, at=at)
    Quote.objects.filter(opportunity=held.opportunity_id, status=QuoteStatus.SENT).update(
        status=QuoteStatus.SUPERSEDED
    )
    mailed_to = queries.email_of(held.contact) if to is None else to.strip()
    held.sent_at, held.sent_by, held.mailed_to = at, by, mailed_to
    held.link_salt = links.new_salt()
    held.link_hash = links.hash_of(links.token_of(held.pk, held.link_salt))
    _put_on_paper(held, by=by, at=at)
    held.status = QuoteStatus.SENT
    held.save()
    _note(held, by=by, at=at)
    if mailed_to:
        enqueue("hunting.mail_quote", by=by, at=at, quote=held.pk)
    return held


def locked(quote: Quote, *, by: Person) -> Quote:
    """Lock a draft and its deal, in this order, for who may change the deal.

    :raises NotYours: they may not. :raises NotADraft: it was sent meanwhile.
    """
    _locked_deal(quote.opportunity)
    held = (
        Quote.objects.select_for_update(of=("self",))
        .select_related("contact", "opportunity")
        .get(pk=quote.pk)
    )
    if not held.is_draft:
        raise NotADraft(_("This quote was sent; the client has it before them. Make the next version."))
    return held


def _locked_deal(deal: Opportunity) -> Opportunity:
    stands = standing.current([deal.pk])
    rules.check(stands, "deal.change", deal)
    kept = (
        Opportunity.objects.select_for_update(of=("self",))
        .select_related("contact", "account")
        .filter(pk=deal.pk)
        .first()
    )
    if kept is None:
        raise rules.NotYours(_("This deal is not yours any more."))
    return kept


def _begin(deal: Opportunity, data: QuoteData, *, by: Person, at: datetime) -> Quote:
    last = queries.last_of(deal)
    made = Quote(opportunity=deal, number=last.number + 1 if last else 1, made_by=by, currency=deal.currency)
    made.valid_until, made.language = data.valid_until, data.language
    made.save(force_insert=True)
    _write(made, data, at=at)
    made.save()
    made.refresh_from_db(fields=["version"])
    return made


def _write(quote: Quote, data: QuoteData, *, at: datetime) -> None:
    listed = catalog.unit_prices(
        [line.product.pk for line in data.lines], currency=quote.currency, on=home_day(at)
    )
    rows = [_row(line, listed) for line in data.lines]
    _check(data, rows)
    sums = offer.reckon(rows, data.discount_pct, quote.currency)
    quote.lines.all().delete()
    QuoteLine.objects.bulk_create(
        _line(quote, place, line, row, came)
        for place, (line, row, came) in enumerate(zip(data.lines, rows, sums.lines, strict=True))
    )
    for name in ("subtotal", "discount", "vat", "total", "largest_discount_pct"):
        setattr(quote, name, getattr(sums, name))
    for name in ("language", "valid_until", "contact", "discount_pct"):
        setattr(quote, name, getattr(data, name))
    quote.intro, quote.terms = data.intro.strip(), data.terms.strip()


def _row(line: OfferLine, listed: dict[int, Decimal]) -> Row:
    usual = listed.get(line.product.pk)
    price = line.unit_price if line.unit_price is not None else usual or Decimal(0)
    return Row(
        quantity=line.quantity,
        unit_price=price,
        discount_pct=line.discount_pct,
        vat_pct=line.vat_pct,
        list_price=usual,
    )


def _line(quote: Quote, place: int, line: OfferLine, row: Row, came: offer.Worth) -> QuoteLine:
    return QuoteLine(
        quote=quote,
        product=line.product,
        description=line.description.strip()[:500] or line.product.name,
        unit=line.unit.strip()[:30] or line.product.unit,
        quantity=row.quantity,
        unit_price=row.unit_price,
        list_price=row.list_price,
        discount_pct=row.discount_pct,
        vat_pct=row.vat_pct,
        amount=came.amount,
        net=came.net,
        vat=came.vat,
        position=place,
    )


def _check(data: QuoteData, rows: Sequence[Row]) -> None:
    if not 0 <= data.discount_pct <= 100 or any(not 0 <= row.discount_pct <= 100 for row in rows):
        raise NotAnOffer(_("A discount lies between 0 and 100 percent."), field="discount_pct")
    if any(not 0 < row.quantity < Decimal(10) ** 11 for row in rows):
        raise NotAnOffer(_("A quantity is above zero."), field="quantity")
    if any(not 0 <= row.unit_price < _MOST for row in rows):
        raise NotAnOffer(_("A price is not below zero."), field="unit_price")
    if any(row.vat_pct is not None and not 0 <= row.vat_pct < 100 for row in rows):
        raise NotAnOffer(_("VAT is between 0 and 100 percent."), field="vat_pct")
    if data.language not in ("vi", "en"):
        raise NotAnOffer(_("A quote is in Vietnamese or in English."), field="language")


def _check_sendable(quote: Quote, *, by: Person, at: datetime) -> None:
    if not quote.total:
        raise NothingToOffer(_("Add what is offered, with its price, before you send it."))
    if quote.is_over(home_day(at)):
        raise NotAnOffer(
            _("The quote would be over before it begins. Choose a later day."), field="valid_until"
        )
    approved = quote.approved_pct if quote.approval == Approval.GIVEN else Decimal(0)
    if quote.largest_discount_pct > max(queries.limit_of(by), approved):
        raise NeedsApproval(
            _("A discount of %(pct)s%% needs your lead’s approval before it is sent.")
            % {"pct": formats.number(quote.largest_discount_pct.normalize())}
        )


def _put_on_paper(quote: Quote, *, by: Person, at: datetime) -> None:
    quote.content = quote_papers.data(quote, on=home_day(at))
    paper = quote_papers.paper(quote.content)
    deal = quote.opportunity
    quote.file = attachments.attach(
        [paper],
        quote_papers.file_name(quote),
        by=by,
        at=at,
        account_id=deal.account_id,
        opportunity_id=deal.pk,
    )
    quote.sha256 = quote.file.sha256


def _note(quote: Quote, *, by: Person, at: datetime) -> None:
    with translation.override(by.language):
        subject = gettext("Sent quote %(code)s") % {"code": quote.code}
        body = gettext("%(total)s, valid until %(until)s") % {
            "total": formats.money(quote.total, quote.currency),
            "until": formats.day(quote.valid_until),
        }
    interactions.record(
        "mail",
        by=by,
        at=at,
        occurred_at=at,
        account_id=quote.opportunity.account_id,
        contact_ids=[quote.contact_id] if quote.contact_id else (),
        opportunity_id=quote.opportunity_id,
        direction="out",
        is_two_way=False,
        subject=subject,
        body=body,
    )
