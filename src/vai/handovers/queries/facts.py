"""What a line of a checklist is filled from by itself: each fact reads what is known and says where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from vai.clients.enums import DecisionRole
from vai.clients.models import Account, Affiliation
from vai.contracts.models import Contract, DealPromise, DealTerms
from vai.contracts.queries import contracts, known
from vai.core import formats
from vai.core.money import Money
from vai.handovers.enums import Fact
from vai.hunting.models import Lead, Opportunity, OpportunityLine
from vai.hunting.queries import deals
from vai.journal.models import Interaction, NextStep

LONGEST = 500
_MEETING = "meeting"


@dataclass(frozen=True)
class Filled:
    """What a line says by itself, and the row that it was read from."""

    note: str
    table: str
    id: int | None


class Case:
    """What is known of a client that changes hands; each part is read when a line first asks for it."""

    def __init__(self, account: Account, deal: Opportunity | None) -> None:
        self.account, self.deal = account, deal

    @cached_property
    def contract(self) -> Contract | None:
        """The contract of the deal, if there is one that stands."""
        return contracts.of_deal(self.deal.pk) if self.deal else None

    @cached_property
    def terms(self) -> DealTerms | None:
        """What was agreed beside products and price."""
        return known.terms(self.deal) if self.deal else None

    @cached_property
    def promises(self) -> list[DealPromise]:
        """What was promised by word of mouth."""
        return known.promises(self.deal.pk) if self.deal else []

    @cached_property
    def lines(self) -> list[OpportunityLine]:
        """The products of the deal."""
        return deals.lines(self.deal) if self.deal else []

    @cached_property
    def places(self) -> list[Affiliation]:
        """The people at the client."""
        rows = Affiliation.objects.filter(account=self.account, until=None).select_related("contact")
        return list(rows.order_by("-is_primary", "pk")[:8])

    @cached_property
    def lead(self) -> Lead | None:
        """The lead that the deal began as."""
        return Lead.objects.filter(pk=self.deal.lead_id).first() if self.deal and self.deal.lead_id else None


def _contract(case: Case) -> Filled | None:
    one = case.contract
    if one is None:
        return None
    parts = [one.number]
    if one.value is not None:
        parts.append(formats.money(Money.rounded(one.value, one.currency)))
    parts.append(_term(one.valid_from, one.valid_to))
    if case.lines:
        parts.append(", ".join(line.product.name for line in case.lines))
    return _said(" · ".join(part for part in parts if part), "contract", one.pk)


def _price(case: Case) -> Filled | None:
    if case.deal is None:
        return None
    sold = [_line(line, case.deal.currency) for line in case.lines if line.unit_price is not None]
    if not sold and case.deal.amount is not None:
        sold = [formats.money(Money.rounded(case.deal.amount, case.deal.currency))]
    return _said("\n".join(sold), "opportunity", case.deal.pk)


def _line(line: OpportunityLine, currency: str) -> str:
    assert line.unit_price is not None
    words = {
        "product": line.product.name,
        "quantity": formats.number(line.quantity.normalize()),
        "price": formats.money(Money.rounded(line.unit_price, currency)),
        "discount": formats.number(line.discount_pct.normalize()),
    }
    if line.discount_pct:
        return _("%(product)s: %(quantity)s × %(price)s, less %(discount)s %%") % words
    return _("%(product)s: %(quantity)s × %(price)s") % words


def _promises(case: Case) -> Filled | None:
    told = []
    for one in case.promises:
        words = {"what": one.text, "day": formats.day(one.promised_on), "who": one.promised_by.name}
        told.append(_("%(what)s (%(who)s, %(day)s)") % words)
    return _said("\n".join(told), "opportunity", case.deal.pk if case.deal else None)


def _people(case: Case) -> Filled | None:
    told = []
    for place in case.places:
        role = str(DecisionRole(place.decision_role).label) if place.decision_role else ""
        told.append(
            ": ".join(
                part for part in (place.contact.name, ", ".join(filter(None, (place.title, role)))) if part
            )
        )
    return _said("\n".join(told), "account", case.account.pk)


def _success(case: Case) -> Filled | None:
    if case.deal and case.terms and case.terms.success:
        return _said(case.terms.success, "opportunity", case.deal.pk)
    return _said(case.lead.need, "lead", case.lead.pk) if case.lead else None


def _billing(case: Case) -> Filled | None:
    one = case.contract
    if one is None:
        return (
            _said(
                " · ".join(filter(None, (case.account.name, case.account.tax_code))),
                "account",
                case.account.pk,
            )
            if case.account.tax_code
            else None
        )
    parts = (one.client_name, one.client_tax_code, one.client_address, one.invoice_email, one.purchase_order)
    return _said(" · ".join(filter(None, parts)), "contract", one.pk)


def _payment(case: Case) -> Filled | None:
    one = case.contract
    if one is not None and one.payment_terms:
        return _said(" · ".join(filter(None, (one.payment_terms, one.invoice_email))), "contract", one.pk)
    if case.deal and case.terms and case.terms.payment_terms:
        return _said(case.terms.payment_terms, "opportunity", case.deal.pk)
    return None


def _delivery(case: Case) -> Filled | None:
    if case.deal and case.terms and case.terms.delivery:
        return _said(case.terms.delivery, "opportunity", case.deal.pk)
    one = case.contract
    if one is None or not case.lines or one.valid_from is None:
        return None
    goods = ", ".join(
        f"{formats.number(line.quantity.normalize())} {line.product.name}" for line in case.lines
    )
    words = {"goods": goods, "day": formats.day(one.valid_from)}
    return _said(_("%(goods)s, from %(day)s on") % words, "contract", one.pk)


def _risks(case: Case) -> Filled | None:
    if case.deal and case.terms and case.terms.risks:
        return _said(case.terms.risks, "opportunity", case.deal.pk)
    return None


def _meeting_held(case: Case) -> Filled | None:
    """Where the client will be met next, or was met last."""
    steps = NextStep.objects.filter(account_id=case.account.pk, kind=_MEETING, done_at=None, archived_at=None)
    step = steps.exclude(due_on=None).order_by("due_on", "pk").first()
    if step is not None:
        return _said(f"{step.what} · {formats.day(step.due_on)}", "next_step", step.pk)
    met = Interaction.objects.filter(account_id=case.account.pk, kind=_MEETING, archived_at=None)
    last = met.order_by("-occurred_at", "-pk").first()
    if last is None:
        return None
    words = {"day": formats.moment(last.occurred_at), "subject": last.subject}
    said = _("Last met on %(day)s: %(subject)s") if last.subject else _("Last met on %(day)s")
    return _said(said % words, "interaction", last.pk)


FACTS: Final[dict[str, Callable[[Case], Filled | None]]] = {
    Fact.CONTRACT: _contract,
    Fact.PRICE: _price,
    Fact.PROMISES: _promises,
    Fact.PEOPLE: _people,
    Fact.SUCCESS: _success,
    Fact.BILLING: _billing,
    Fact.PAYMENT: _payment,
    Fact.DELIVERY: _delivery,
    Fact.RISKS: _risks,
    Fact.MEETING: _meeting_held,
}


def fill(fact: str, case: Case) -> Filled | None:
    """Say what a fact tells of a case; None where nothing is known, or there is no such fact."""
    read = FACTS.get(fact)
    return read(case) if read else None


def _said(note: str, table: str, pk: int | None) -> Filled | None:
    words = note.strip()
    return Filled(words[: LONGEST - 1] + "…" if len(words) > LONGEST else words, table, pk) if words else None


def _term(first: date | None, last: date | None) -> str:
    if first is None:
        return ""
    if last is None:
        return _("from %(first)s on") % {"first": formats.day(first)}
    return f"{formats.day(first)} – {formats.day(last)}"
