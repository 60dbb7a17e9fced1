"""Which contracts there are, and what belongs to one."""

from __future__ import annotations

from django.db.models import QuerySet

from vai.contracts.enums import ContractStatus, FileKind
from vai.contracts.models import Contract, ContractFile, ContractLine


def seen() -> QuerySet[Contract]:
    """List the contracts that the person sees, the newest number first."""
    return Contract.objects.select_related("account", "owner").order_by("-year", "-serial", "-pk")


def one(pk: int) -> Contract | None:
    """Return a contract with its people and its deal, if it is seen."""
    found = Contract.objects.filter(pk=pk)
    return found.select_related("account", "owner", "opportunity", "created_by", "quote").first()


def of_deal(deal_id: int) -> Contract | None:
    """Return the contract of a deal that stands: the last one that was not cancelled."""
    found = Contract.objects.filter(opportunity_id=deal_id).exclude(status=ContractStatus.CANCELLED)
    return found.order_by("-pk").first()


def of_account(account_id: int, *, limit: int = 10) -> list[Contract]:
    """List the contracts of an account, those that stand first, the newest first."""
    found = list(seen().filter(account_id=account_id)[: limit * 2])
    found.sort(key=lambda one: one.status == ContractStatus.CANCELLED)
    return found[:limit]


def lines(contract: Contract) -> list[ContractLine]:
    """List the products of a contract."""
    return list(contract.lines.select_related("product").order_by("position", "pk"))


def files(contract: Contract) -> list[ContractFile]:
    """List the files of a contract that were not put away, the last first."""
    found = contract.files.filter(attachment__archived_at=None).select_related("attachment__uploaded_by")
    return list(found.order_by("-created_at", "-pk"))


def has_signed_file(found: list[ContractFile]) -> bool:
    """Whether the signed contract itself is among the files."""
    return any(one.kind == FileKind.SIGNED for one in found)
