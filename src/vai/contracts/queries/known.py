"""What is known of a deal and its client already: what a contract and a handover are filled from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from vai.clients.enums import AccountKind, DecisionRole, PointKind
from vai.clients.models import Account, Affiliation, ContactPoint
from vai.contracts.models import ContractSettings, DealPromise, DealTerms
from vai.core import addresses
from vai.core.money import half_up
from vai.hunting.enums import QuoteStatus
from vai.hunting.models import Opportunity, Quote, QuoteLine
from vai.staff.queries import company

# Who signs for a client, the likeliest first.
_SIGNERS = {DecisionRole.LEGAL: 0, DecisionRole.EXECUTIVE: 1, DecisionRole.ECONOMIC: 2}


@dataclass(frozen=True)
class ClientParty:
    """The client as it stands in a contract."""

    name: str
    tax_code: str
    address: str
    representative: str
    title: str
    invoice_email: str


def settings() -> ContractSettings:
    """Return how contracts are made here; those of a new company where nothing was settled."""
    return ContractSettings.objects.order_by("pk").first() or ContractSettings()


def ours(settled: ContractSettings) -> dict[str, str]:
    """Say who we are on paper: as it was settled for contracts, else as the letterhead says."""
    told = company.settings()
    return {
        "our_name": settled.our_name or told.legal_name or told.name,
        "our_tax_code": settled.our_tax_code or told.tax_code,
        "our_address": settled.our_address or told.address,
        "our_representative": settled.our_representative or told.representative,
        "our_title": settled.our_title or told.representative_title,
    }


def accepted_quote(deal: Opportunity) -> Quote | None:
    """Return the quote that the client accepted, while the deal still says what it says."""
    accepted = Quote.objects.filter(opportunity=deal, status=QuoteStatus.ACCEPTED)
    found = accepted.order_by("-number").first()
    if found is None or (found.subtotal - found.discount, found.currency) != (deal.amount, deal.currency):
        return None
    return found


def vat_pct_of(quote: Quote) -> Decimal:
    """Give the rate of VAT of a quote in percent: that of its lines, or what they come to where they differ."""
    rates = set(QuoteLine.objects.filter(quote=quote).values_list("vat_pct", flat=True))
    if len(rates) == 1:
        return rates.pop() or Decimal(0)
    net = quote.subtotal - quote.discount
    return half_up(quote.vat * 100 / net, 2) if net else Decimal(0)


def terms(deal: Opportunity) -> DealTerms:
    """Return what was agreed beside products and price; empty where nothing was."""
    return DealTerms.objects.filter(opportunity=deal).select_related("receiver").first() or DealTerms(
        opportunity=deal
    )


def promises(deal_id: int) -> list[DealPromise]:
    """List what was promised by word of mouth, the first first."""
    found = DealPromise.objects.filter(opportunity_id=deal_id, archived_at=None).select_related("promised_by")
    return list(found.order_by("promised_on", "pk"))


def client(account: Account, contact_id: int | None) -> ClientParty:
    """Say who the client is on paper, from what is known: who signs is whoever has that part, else the first contact."""
    if account.kind == AccountKind.PERSON:
        mail = _mail(account.pk, [])
        return ClientParty(account.name, account.tax_code, address_of(account), account.name, "", mail)
    places = list(
        Affiliation.objects.filter(account=account, until=None).select_related("contact").order_by("pk")
    )
    signer = min(
        places,
        key=lambda place: (
            _SIGNERS.get(DecisionRole(place.decision_role), 9) if place.decision_role else 9,
            not place.is_primary,
            place.contact_id != contact_id,
            place.pk,
        ),
        default=None,
    )
    finance = [place.contact_id for place in places if place.decision_role == DecisionRole.FINANCE]
    return ClientParty(
        account.name,
        account.tax_code,
        address_of(account),
        signer.contact.name if signer else "",
        signer.title if signer else "",
        _mail(account.pk, finance),
    )


def address_of(account: Account) -> str:
    """Write an address in one line: as it was given, else by its units."""
    if account.address_text:
        return account.address_text
    ward, province = addresses.ward(account.ward_code), addresses.province(account.province_code)
    parts = (account.street, ward.name if ward else "", province.name if province else "")
    return ", ".join(part for part in parts if part)


def _mail(account_id: int, finance: list[int]) -> str:
    """Find where e-invoices go: the accountant's mail, else the client's own."""
    mails = ContactPoint.objects.filter(kind=PointKind.EMAIL)
    if finance:
        found = mails.filter(contact_id__in=finance).order_by("-is_primary", "pk").first()
        if found is not None:
            return found.value
    own = mails.filter(account_id=account_id).order_by("-is_primary", "pk").first()
    return own.value if own else ""
