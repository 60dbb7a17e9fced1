"""Single records by key, for pages and fields."""

from __future__ import annotations

from typing import Any

from vai.clients.models import (
    Account,
    AccountGroup,
    AccountGroupMember,
    Affiliation,
    Contact,
    Coverage,
    CoverageOffer,
    CustomField,
    Tag,
    Tier,
)
from vai.core.text import whole_number


def account(pk: Any) -> Account | None:
    """Find an account that the acting person sees."""
    number = whole_number(pk)
    return None if number is None else Account.objects.filter(pk=number).first()


def contact(pk: Any) -> Contact | None:
    """Find a contact that the acting person sees."""
    number = whole_number(pk)
    return None if number is None else Contact.objects.filter(pk=number).first()


def account_name(pk: Any) -> str:
    """Name an account for a field; "" where there is none to see."""
    found = account(pk)
    return found.name if found else ""


def contact_name(pk: Any) -> str:
    """Name a contact for a field; "" where there is none to see."""
    found = contact(pk)
    return found.name if found else ""


def affiliation(pk: int) -> Affiliation | None:
    """Find a place at an account."""
    return Affiliation.objects.select_related("account").filter(pk=pk).first()


def coverage(pk: int, account_id: int) -> Coverage | None:
    """Find a stretch of service of an account."""
    return Coverage.objects.select_related("account").filter(pk=pk, account_id=account_id).first()


def offer(pk: int) -> CoverageOffer | None:
    """Find an offer with its account."""
    return CoverageOffer.objects.select_related("account").filter(pk=pk).first()


def group(pk: int) -> AccountGroup | None:
    """Find a group."""
    return AccountGroup.objects.filter(pk=pk).first()


def member(pk: int, group_id: int) -> AccountGroupMember | None:
    """Find a member of a group, with its account."""
    rows = AccountGroupMember.objects.select_related("account")
    return rows.filter(pk=pk, group_id=group_id).first()


def tiers(*, with_archived: bool = False) -> list[Tier]:
    """List the tiers in their order."""
    rows = Tier.objects.order_by("position", "id")
    return list(rows if with_archived else rows.filter(archived_at=None))


def tier(pk: int) -> Tier | None:
    """Find a tier."""
    return Tier.objects.filter(pk=pk).first()


def tag(pk: int) -> Tag | None:
    """Find a tag."""
    return Tag.objects.filter(pk=pk).first()


def custom_field(pk: int) -> CustomField | None:
    """Find a custom field."""
    return CustomField.objects.filter(pk=pk).first()
