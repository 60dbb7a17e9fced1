"""The contract of a deal: made when the deal is won, taken back when the deal is opened again."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.contracts import rules
from vai.contracts.enums import UNSIGNED, ContractStatus
from vai.contracts.models import Contract, ContractFile, ContractLine, ContractSettings, DealTerms
from vai.contracts.queries import known
from vai.core import rowsecurity
from vai.core.errors import Refused
from vai.hunting import worth
from vai.hunting.models import Opportunity, OpportunityLine
from vai.staff.models import Person

_HOME = ZoneInfo("Asia/Ho_Chi_Minh")


class SignedAlready(Refused):
    """A contract that was signed is not taken back by moving a deal."""

    code = "signed_already"


class NotWon(Refused):
    """Only a deal that was won, with a client, has a contract."""

    code = "not_won"


def make(deal: Opportunity, *, by: Person, at: datetime) -> Contract:
    """Make the contract of a won deal, with everything that is known filled in; a deal that has one keeps it.

    One that was cancelled because the deal was opened again comes back, with its number.
    :raises NotWon: the deal is not won, or has no client.
    """
    if not deal.is_won or deal.account_id is None:
        raise NotWon(_("A contract is made of a deal that was won with a client."))
    of_deal = Contract.objects.select_for_update(of=("self",)).filter(opportunity=deal)
    standing = of_deal.exclude(status=ContractStatus.CANCELLED).first()
    if standing is not None:
        return standing
    found = of_deal.filter(cancel_reason="").order_by("-pk").first()
    contract = found or _numbered(deal, deal.account_id, by=by, at=at)
    contract.status, contract.cancelled_at = ContractStatus.DRAFT, None
    _fill(contract, deal, _day(deal.closed_at or at))
    with rowsecurity.checked():
        contract.save()
    _write_lines(contract, deal)
    if contract.quote is not None and contract.quote.file_id is not None:
        ContractFile.objects.get_or_create(contract=contract, attachment_id=contract.quote.file_id)
    return contract


def follow_win(deal: Opportunity, *, by: Person, at: datetime) -> None:
    """Make the contract of a deal that is being won."""
    make(deal, by=by, at=at)


def follow_unwon(deal: Opportunity, *, by: Person, at: datetime) -> None:
    """Cancel the contract of a deal that is opened again; it keeps its number, and comes back with the next win.

    :raises SignedAlready: it was signed.
    """
    contract = (
        Contract.objects.select_for_update(of=("self",))
        .filter(opportunity=deal)
        .exclude(status=ContractStatus.CANCELLED)
        .first()
    )
    if contract is None:
        return
    if contract.status not in UNSIGNED:
        raise SignedAlready(
            _("The contract %(number)s is signed. Cancel it first, with the reason.") % {"number": contract}
        )
    contract.status, contract.cancelled_at, contract.cancel_reason = ContractStatus.CANCELLED, at, ""
    contract.save(update_fields=["status", "cancelled_at", "cancel_reason"])


def refill(contract: Contract, deal: Opportunity) -> None:
    """Take lines, value and VAT from the deal again; the contract is locked and unsigned already."""
    contract.lines.all().delete()
    _write_lines(contract, deal)
    _take_value(contract, deal)


def _numbered(deal: Opportunity, account_id: int, *, by: Person, at: datetime) -> Contract:
    settings = known.settings()
    year = _day(at).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.next_contract_serial(%s)", [year])
        serial = cursor.fetchone()[0]
    return Contract(
        year=year,
        serial=serial,
        number=rules.number_of(settings.pattern, year, serial),
        opportunity=deal,
        account_id=account_id,
        owner_id=deal.owner_id,
        team_id=deal.team_id,
        created_by_id=by.pk,
    )


def _fill(contract: Contract, deal: Opportunity, won_on: date) -> None:
    settings, terms = known.settings(), known.terms(deal)
    assert deal.account is not None
    contract.title = deal.name
    contract.account, contract.owner_id, contract.team_id = deal.account, deal.owner_id, deal.team_id
    for name, value in known.ours(settings).items():
        setattr(contract, name, value)
    party = known.client(deal.account, deal.contact_id)
    contract.client_name, contract.client_tax_code = party.name, party.tax_code
    contract.client_address = party.address[:500]
    contract.client_representative, contract.client_title = party.representative, party.title
    contract.valid_from, contract.valid_to = term(terms, settings, usual_start=won_on)
    contract.payment_terms = terms.payment_terms or settings.payment_terms
    contract.invoice_email = terms.invoice_email or party.invoice_email
    contract.purchase_order = terms.purchase_order
    contract.vat_pct = settings.vat_pct
    _take_value(contract, deal)
    contract.vat_pct = known.vat_pct_of(contract.quote) if contract.quote else contract.vat_pct


def term(terms: DealTerms, settings: ContractSettings, *, usual_start: date) -> tuple[date, date | None]:
    """Give the first and last day: as agreed, else from the day of the win and for as long as is usual here."""
    first = terms.valid_from or min(usual_start, terms.valid_to or usual_start)
    if terms.valid_to is not None or terms.is_open_ended or settings.usual_months is None:
        return first, terms.valid_to
    return first, rules.last_day(first, settings.usual_months)


def _take_value(contract: Contract, deal: Opportunity) -> None:
    contract.value, contract.currency = deal.amount, deal.currency
    contract.quote = known.accepted_quote(deal)
    if contract.quote is not None:
        # As the client accepted it, with the rate of each line.
        contract.vat = contract.quote.vat
    else:
        contract.vat = rules.vat_of(contract.value, contract.vat_pct, contract.currency)


def _write_lines(contract: Contract, deal: Opportunity) -> None:
    contract.lines.all().delete()
    rows = OpportunityLine.objects.filter(opportunity=deal).order_by("position", "pk")
    ContractLine.objects.bulk_create(
        ContractLine(
            contract=contract,
            product_id=row.product_id,
            quantity=row.quantity,
            unit_price=row.unit_price,
            discount_pct=row.discount_pct,
            amount=_amount(row, deal.currency),
            position=row.position,
        )
        for row in rows
    )


def _amount(row: OpportunityLine, currency: str) -> Decimal | None:
    if row.unit_price is None:
        return None
    return worth.line_amount(row.quantity, row.unit_price, row.discount_pct, currency=currency)


def _day(at: datetime) -> date:
    return at.astimezone(_HOME).date()
