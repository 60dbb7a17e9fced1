"""What a line says of a deal, kept back until one tap confirms it: an amount, a win, a loss, a renewal, a payment to check."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vai.capture import phrases
from vai.capture.grammar import Kind, Part
from vai.capture.plans import CHECKS, WON, DealWish
from vai.capture.targets import Target, TargetKind
from vai.clients.models import Account, Contact
from vai.core.errors import Refused
from vai.core.formats import HOME_ZONE
from vai.core.text import fold
from vai.hunting.actions import opportunities
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Lead, LostReason, Opportunity
from vai.hunting.queries import lists
from vai.journal.actions import steps
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

_SALT: Final = "vai.capture.proposal"
# A proposal is answered while the card is open; a day later the deal has moved on.
_SECONDS: Final = 24 * 3600
_REASONS: Final = {
    "price": ("gia cao", "price"),
    "competitor": ("chon doi thu", "chose a competitor"),
    "budget": ("chua co ngan sach", "no budget"),
    "timing": ("chua dung luc", "bad timing"),
    "need": ("khong phu hop nhu cau", "does not fit the need"),
}


class ProposalExpired(Refused):
    """The proposal is too old, or not one of ours."""

    code = "proposal_expired"


class WhichDeal(Refused):
    """Several deals can be meant."""

    code = "which_deal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing to confirm, of the part with that number. `act`: amount, won, lost, open, check. `deals`: the open deals that may be meant."""

    number: int
    act: str
    words: str
    deals: tuple[int, ...] = ()
    name: str = ""
    amount: str = ""
    currency: str = "VND"
    account_id: int | None = None
    contact_id: int | None = None
    lead_id: int | None = None
    interaction_id: int | None = None
    reason: str = ""
    closes_on: str = ""

    @property
    def token(self) -> str:
        """The proposal as a form carries it; nobody can alter it on the way."""
        return signing.dumps(asdict(self), salt=_SALT, compress=True)

    @property
    def needs_reason(self) -> bool:
        """Whether the loss has no reason yet that the company's list knows."""
        return self.act == "lost" and reason_of(self.reason) is None


def read(token: str) -> Proposal:
    """Read a proposal back.

    :raises ProposalExpired: it is older than a day, or was altered.
    """
    try:
        values: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        raise ProposalExpired(
            gettext_lazy("This is too old to be confirmed here. Open the deal itself.")
        ) from None
    return Proposal(**{**values, "deals": tuple(values["deals"])})


def propose(
    wish: DealWish, target: Target | None, deals: tuple[int, ...], *, talk: Interaction | None
) -> Proposal | None:
    """Say what one tap would do; None where there is nothing to do it to."""
    part = wish.part
    act = _act(part, deals, is_client=bool(target and target.account_id))
    if target is None or act is None:
        return None
    return Proposal(
        number=wish.number,
        act=act,
        words=phrases.kind_label(part),
        deals=() if act in ("open", "check") else deals,
        name=_name(part, target),
        amount=f"{part.amount.normalize():f}" if part.amount is not None else "",
        currency=part.currency or "VND",
        account_id=target.account_id,
        contact_id=target.id if target.kind == TargetKind.CONTACT else target.contact_id,
        lead_id=target.id if target.kind == TargetKind.LEAD else None,
        interaction_id=talk.pk if talk else None,
        reason=part.reason or "",
        closes_on=str(part.last or part.date or "") if part.kind == Kind.OPPORTUNITY else "",
    )


def write(proposal: Proposal, *, by: Person, at: datetime, deal_id: int | None = None) -> Opportunity:
    """Write a deal's amount, or open the deal where there is none."""
    deal = _chosen(proposal, deal_id)
    amount = Decimal(proposal.amount) if proposal.amount else None
    if deal is None:
        return _open(proposal, amount, by=by, at=at)
    changes: dict[str, Any] = {}
    if amount is not None:
        changes |= {"amount": amount, "currency": proposal.currency}
    if proposal.closes_on:
        changes["closes_on"] = datetime.fromisoformat(proposal.closes_on).date()
    return opportunities.change(deal, changes, by=by, at=at)


def confirm(
    proposal: Proposal,
    *,
    by: Person,
    at: datetime,
    deal_id: int | None = None,
    reason: LostReason | None = None,
) -> Opportunity | NextStep:
    """Do what was proposed.

    :raises WhichDeal: several deals can be meant, and none was said.
    :raises ReasonMissing: a deal is lost for a reason, and none was said.
    """
    if proposal.act == "check":
        return _check(proposal, by=by, at=at)
    if proposal.act in ("amount", "open"):
        return write(proposal, by=by, at=at, deal_id=deal_id)
    deal = _chosen(proposal, deal_id)
    if deal is None:
        deal = _open(proposal, Decimal(proposal.amount) if proposal.amount else None, by=by, at=at)
    outcome = StageOutcome.WON if proposal.act == "won" else StageOutcome.LOST
    if proposal.act == "won" and proposal.amount and deal.amount is None:
        deal = opportunities.change(
            deal, {"amount": Decimal(proposal.amount), "currency": proposal.currency}, by=by, at=at
        )
    return opportunities.move(
        deal,
        lists.stage_of(deal.pipeline, outcome),
        by=by,
        at=at,
        lost_reason=(reason or reason_of(proposal.reason)) if outcome == StageOutcome.LOST else None,
    )


def reason_of(code: str) -> LostReason | None:
    """Find the company's own reason for what the line said."""
    wanted = {fold(word) for word in (code, *_REASONS.get(code, ())) if word}
    return next((one for one in lists.lost_reasons() if {one.name_f, fold(one.name_en)} & wanted), None)


def reasons() -> list[LostReason]:
    """List the company's reasons for losing a deal."""
    return list(lists.lost_reasons())


def reason_numbered(number: int) -> LostReason | None:
    """Find a reason by its number."""
    return lists.lost_reasons().filter(pk=number).first()


def _act(part: Part, deals: tuple[int, ...], *, is_client: bool) -> str | None:
    if part.kind in CHECKS:
        return "check"
    if part.kind == Kind.RENEWAL:
        return "open"
    if part.kind in WON and is_client:
        # What is won is won with a client; a lead is converted first, so its deal is only opened here.
        return "won"
    if part.kind == Kind.LOST:
        return "lost" if deals else None
    return "amount" if deals else "open"


def _chosen(proposal: Proposal, deal_id: int | None) -> Opportunity | None:
    if not proposal.deals:
        return None
    if deal_id is None and len(proposal.deals) > 1:
        raise WhichDeal(gettext_lazy("Choose the deal that is meant."), field="deal")
    wanted = deal_id if deal_id in proposal.deals else proposal.deals[0]
    return Opportunity.objects.select_related("pipeline", "stage").get(pk=wanted)


def _open(proposal: Proposal, amount: Decimal | None, *, by: Person, at: datetime) -> Opportunity:
    data = OpportunityData(
        name=proposal.name,
        account=Account.objects.get(pk=proposal.account_id) if proposal.account_id else None,
        contact=Contact.objects.get(pk=proposal.contact_id) if proposal.contact_id else None,
        lead=Lead.objects.get(pk=proposal.lead_id) if proposal.lead_id else None,
        amount=amount,
        currency=proposal.currency,
        closes_on=datetime.fromisoformat(proposal.closes_on).date() if proposal.closes_on else None,
    )
    return opportunities.open_opportunity(data, by=by, at=at)


def _check(proposal: Proposal, *, by: Person, at: datetime) -> NextStep:
    from_talk = (
        Interaction.objects.filter(pk=proposal.interaction_id).first() if proposal.interaction_id else None
    )
    return steps.plan(
        proposal.name,
        by=by,
        at=at,
        due_on=at.astimezone(HOME_ZONE).date(),
        kind="payment_reported",
        account_id=proposal.account_id,
        contact_id=proposal.contact_id,
        lead_id=proposal.lead_id,
        interaction=from_talk,
    )


def _name(part: Part, target: Target) -> str:
    if part.kind in CHECKS:
        label = str(phrases.STEPS[Kind.PAYMENT_REPORTED])
        about = ", ".join(phrases.details(part))
        return (_("%(what)s: %(about)s") % {"what": label, "about": about} if about else label)[:300]
    client = target.detail or target.name
    about = part.product or part.topic or ""
    if part.kind == Kind.RENEWAL:
        return (_("Renewal, %(client)s") % {"client": client})[:200]
    return (f"{client} · {about}" if about else _("Deal with %(client)s") % {"client": client})[:200]
