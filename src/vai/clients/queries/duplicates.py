"""Records that may be the same: by tax code, phone, mail, then name, each with its reasons. Only what the person sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Generic, NamedTuple, TypeVar

from vai.clients.enums import DuplicateReason, PointKind
from vai.clients.models import Account, Affiliation, Contact, ContactPoint
from vai.core import phones, taxcodes
from vai.core.text import company_key, fold, similar, squeeze

# Alike enough to be shown: one letter in ten may differ. Measured on pairs like Minh Long / Minh Lông, Hòa Phát / Hoà Phát.
LEAST_ALIKE: Final = 0.9
_CANDIDATES: Final = 200
_WEIGHT: Final = list(DuplicateReason.values)

Row = TypeVar("Row", Account, Contact)


class Duplicate(NamedTuple, Generic[Row]):
    """A record that may be the same, and why, the strongest reason first (codes of DuplicateReason)."""

    record: Row
    reasons: tuple[str, ...]


def of_account(
    *,
    name: str = "",
    tax_code: str = "",
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    exclude: int | None = None,
    limit: int = 5,
) -> list[Duplicate[Account]]:
    """Find accounts that may be the one described, the likeliest first. Archived ones too; merged ones not."""
    reasons = _Reasons()
    read = taxcodes.check(tax_code) if tax_code else None
    if read:
        found = Account.objects.filter(tax_digits=read.digits).order_by("id")
        reasons.add(DuplicateReason.TAX_CODE, found.values_list("pk", flat=True)[:limit])
    _by_points(reasons, "account", phones, emails, limit)
    key = company_key(name) if name else ""
    if key:
        same = Account.objects.filter(name_key=key, merged_into=None).order_by("id")
        reasons.add(DuplicateReason.NAME, same.values_list("pk", flat=True)[:limit])
        # What differs in its first letters is not looked for: an index has to find the rest.
        near = Account.objects.filter(name_key__startswith=key[:3], merged_into=None).exclude(name_key=key)
        pairs = near.order_by("name_key", "id").values_list("pk", "name_key")[:_CANDIDATES]
        reasons.add(
            DuplicateReason.SIMILAR_NAME, [pk for pk, other in pairs if similar(key, other) >= LEAST_ALIKE]
        )
    return reasons.rank(Account.objects.filter(merged_into=None), exclude, limit)


def of_contact(
    *,
    name: str = "",
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    handles: Iterable[str] = (),
    account_id: int | None = None,
    exclude: int | None = None,
    limit: int = 5,
) -> list[Duplicate[Contact]]:
    """Find contacts that may be the person described, the likeliest first.

    A name alone counts for people at the same account; elsewhere the same full name is a hint that stands last.
    """
    reasons = _Reasons()
    _by_points(reasons, "contact", phones, emails, limit)
    if texts := [squeeze(handle) for handle in handles if handle]:
        found = ContactPoint.objects.filter(kind__in=[PointKind.ZALO, PointKind.CHAT], value__in=texts)
        found = found.filter(contact__isnull=False).order_by("contact_id")
        reasons.add(DuplicateReason.HANDLE, found.values_list("contact_id", flat=True)[:limit])
    folded = fold(squeeze(name))
    if folded:
        same = Contact.objects.filter(name_f=folded, merged_into=None).order_by("id")
        reasons.add(DuplicateReason.NAME, same.values_list("pk", flat=True)[:limit])
        if account_id:
            there = Affiliation.objects.filter(account_id=account_id, until=None).order_by("contact_id")
            pairs = there.values_list("contact_id", "contact__name")[:_CANDIDATES]
            alike = [
                pk for pk, other in pairs if fold(other) != folded and similar(name, other) >= LEAST_ALIKE
            ]
            reasons.add(DuplicateReason.SIMILAR_NAME, alike)
    return reasons.rank(Contact.objects.filter(merged_into=None), exclude, limit)


class _Reasons:
    """Collects why each record was found."""

    def __init__(self) -> None:
        self._by_pk: dict[int, list[str]] = {}

    def add(self, reason: DuplicateReason, pks: Iterable[int]) -> None:
        for pk in pks:
            held = self._by_pk.setdefault(pk, [])
            if reason.value not in held:
                held.append(reason.value)

    def rank(self, records: Any, exclude: int | None, limit: int) -> list[Any]:
        """Load the likeliest in one query: the strongest reason first, then the most reasons, then the oldest."""
        self._by_pk.pop(exclude or 0, None)
        order = sorted(
            self._by_pk, key=lambda pk: (_WEIGHT.index(self._by_pk[pk][0]), -len(self._by_pk[pk]), pk)
        )
        rows = records.in_bulk(order[: limit * 2]) if order else {}
        return [Duplicate(rows[pk], tuple(self._by_pk[pk])) for pk in order if pk in rows][:limit]


def _by_points(
    reasons: _Reasons, owner: str, written_phones: Iterable[str], emails: Iterable[str], limit: int
) -> None:
    numbers = [phone.e164 for text in written_phones for phone in phones.find_all(text)]
    addresses = [squeeze(text).lower() for text in emails if text.strip()]
    for reason, kinds, values in (
        (DuplicateReason.PHONE, (PointKind.PHONE, PointKind.ZALO), numbers),
        (DuplicateReason.EMAIL, (PointKind.EMAIL,), addresses),
    ):
        if values:
            found = ContactPoint.objects.filter(value__in=values, kind__in=kinds).filter(
                **{f"{owner}__isnull": False}
            )
            pks = found.order_by(f"{owner}_id").values_list(f"{owner}_id", flat=True)
            reasons.add(reason, pks[: limit * 2])


def reason_label(code: str) -> str:
    """Say a reason in words."""
    return str(DuplicateReason(code).label)
