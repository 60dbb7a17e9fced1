"""What is done to a contract: changed, sent, signed, cancelled; its files; and what the calendar does to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.contracts import rules
from vai.contracts.actions import making
from vai.contracts.enums import ContractStatus, FileKind
from vai.contracts.models import Contract, ContractFile
from vai.core import text
from vai.core.errors import NotAllowed, NotThere, Refused
from vai.hunting import rules as hunting
from vai.hunting import stale
from vai.hunting.queries import standing
from vai.journal.actions import attachments
from vai.staff.models import Person

make = making.make
SignedAlready = making.SignedAlready
# What may be put right after the signature: it binds nobody.
ALWAYS: Final = frozenset({"invoice_email", "purchase_order", "notes"})
CHANGEABLE: Final = ALWAYS | {
    *("title", "client_name", "client_tax_code", "client_address", "client_representative", "client_title"),
    *("our_name", "our_tax_code", "our_address", "our_representative", "our_title"),
    *("valid_from", "valid_to", "vat_pct", "payment_terms"),
}
_HOME = ZoneInfo("Asia/Ho_Chi_Minh")


class NotAContract(Refused):
    """It cannot be so: dates run backwards, a rate is none, or a reason is missing."""

    code = "not_a_contract"


def change(
    contract: Contract, changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Contract:
    """Change what a contract says; once it is signed, only what binds nobody.

    :raises SignedAlready: it is signed, and what was to be changed is part of what was signed.
    :raises NotAContract: it would end before it begins, or VAT would be no rate.
    :raises Stale: a field was changed by somebody else since the version that the person saw.
    """
    held = _lock(contract)
    values = {
        name: text.squeeze(value) if isinstance(value, str) and name != "notes" else value
        for name, value in changes.items()
        if name in CHANGEABLE and value != getattr(held, name)
    }
    stale.check_fresh(held, values, version=version)
    if not held.is_open and set(values) - ALWAYS:
        raise SignedAlready(_("A contract that was signed stays as it was signed. Make an annex."))
    for name, value in values.items():
        setattr(held, name, value)
    if held.valid_from and held.valid_to and held.valid_to < held.valid_from:
        raise NotAContract(_("A contract ends after it begins."), field="valid_to")
    if not 0 <= held.vat_pct <= 100:
        raise NotAContract(_("VAT is between 0 and 100 percent."), field="vat_pct")
    if "vat_pct" in values:
        held.vat = rules.vat_of(held.value, held.vat_pct, held.currency)
    held.save()
    return held


def take_from_deal(contract: Contract, *, by: Person, at: datetime) -> Contract:
    """Take lines and value from the deal again.

    :raises SignedAlready: it is signed.
    """
    held = _lock(contract)
    if not held.is_open:
        raise SignedAlready(_("A contract that was signed stays as it was signed. Make an annex."))
    if held.opportunity is not None:
        making.refill(held, held.opportunity)
        held.save()
    return held


def send(contract: Contract, *, by: Person, at: datetime) -> Contract:
    """Note that the contract went to the client for signature.

    :raises CannotGoThere: it was sent, signed or cancelled already.
    """
    held = _lock(contract)
    rules.require_move(held, ContractStatus.SENT)
    held.status, held.sent_at = ContractStatus.SENT, at
    held.save(update_fields=["status", "sent_at"])
    return held


def sign(contract: Contract, *, signed_on: date, by: Person, at: datetime) -> Contract:
    """Note that both have signed; it is in force from its first day on.

    :raises CannotGoThere: it was signed or cancelled already.
    :raises NotAContract: the day is still to come, or there is no value to sign.
    """
    held = _lock(contract)
    today = _day(at)
    if signed_on > today:
        raise NotAContract(_("The day of signature is still to come."), field="signed_on")
    if held.value is None:
        raise NotAContract(
            _("Say what the contract is worth first: the amount of its deal."), field="signed_on"
        )
    to = rules.status_on(held, today)
    rules.require_move(held, ContractStatus.SIGNED)
    held.status, held.signed_on = to, signed_on
    held.save(update_fields=["status", "signed_on"])
    return held


def cancel(contract: Contract, reason: str, *, by: Person, at: datetime) -> Contract:
    """Cancel a contract; its number is not given again.

    :raises NotAContract: there is no reason.
    :raises CannotGoThere: it has ended or was cancelled already.
    """
    why = text.squeeze(reason)[:500]
    if not why:
        raise NotAContract(_("Say why it is cancelled."), field="reason")
    held = _lock(contract)
    rules.require_move(held, ContractStatus.CANCELLED)
    held.status, held.cancelled_at, held.cancel_reason = ContractStatus.CANCELLED, at, why
    held.save(update_fields=["status", "cancelled_at", "cancel_reason"])
    return held


def add_file(
    contract: Contract,
    chunks: Iterable[bytes],
    name: str,
    *,
    kind: str = FileKind.ANNEX,
    by: Person,
    at: datetime,
) -> ContractFile:
    """Add a file: the signed contract, a draft, an annex; it stands among the client's files as well.

    :raises CannotAttach: it is empty or larger than 25 MB.
    """
    held = _lock(contract)
    attached = attachments.attach(
        chunks, name, by=by, at=at, account_id=held.account_id, opportunity_id=held.opportunity_id
    )
    return ContractFile.objects.create(contract=held, attachment=attached, kind=kind)


def settle(*, by: Person, at: datetime) -> int:
    """Let signed contracts begin and end by the calendar; return how many did."""
    today = _day(at)
    signed = Contract.objects.filter(status=ContractStatus.SIGNED)
    over = Q(status__in=[ContractStatus.SIGNED, ContractStatus.LIVE], valid_to__lt=today)
    n_ended = Contract.objects.filter(over).update(status=ContractStatus.ENDED)
    return n_ended + signed.filter(valid_from__lte=today).update(status=ContractStatus.LIVE)


def _lock(contract: Contract) -> Contract:
    hunting.check_begins(standing.current())
    held = Contract.objects.select_for_update(of=("self",)).filter(pk=contract.pk).first()
    if held is not None:
        return held
    if Contract.objects.filter(pk=contract.pk).exists():
        raise NotAllowed(_("You may see this contract, but not change it."))
    raise NotThere(_("This contract is not there, or you do not see it."))


def _day(at: datetime) -> date:
    return at.astimezone(_HOME).date()
