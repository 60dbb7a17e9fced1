"""Lists of accounts: the book with its filters and orders, and one person's part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import AccountKind
from vai.clients.models import Account, AccountTag, Coverage, Tag, Tier
from vai.clients.queries import pieces, searches, seen
from vai.core import addresses
from vai.core.text import fold
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.ui import lists
from vai.ui.lists import Filter, Listing, Order

SILENCES: Final = (7, 14, 30, 60, 90, 180)
ORDERS: Final = (
    Order("name", _("Name"), ("name_f",)),
    Order("-changed", _("Last changed"), ("-updated_at",)),
    Order("silence", _("Longest silence"), ("last_two_way_at",)),
    Order("tier", _("Tier"), ("tier__position", "name_f")),
    Order("-value", _("Yearly value"), ("-yearly_value",)),
)


@dataclass(frozen=True)
class AccountRow:
    """An account in a list. `silence_days` is None when the client never took part; `is_due`: beyond the tier's cadence."""

    pk: int
    name: str
    short_name: str
    kind: str
    tier_id: int | None
    tier: str
    tier_rank: int | None
    segment: str
    industry: str
    province: str
    yearly_value: Decimal | None
    currency: str
    last_two_way_at: datetime | None
    silence_days: int | None
    is_due: bool
    is_archived: bool
    version: int
    tags: tuple[pieces.TagMark, ...]
    served_by: tuple[pieces.Server, ...]

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(AccountKind(self.kind).label)


def book() -> QuerySet[Account]:
    """Return the accounts that the acting person sees, without those that were merged away."""
    return seen.accounts(Account.objects.filter(merged_into=None))


def mine(person: Person, mode: str | None = None) -> QuerySet[Account]:
    """Return the accounts that a person serves now, in a mode or in any, by name."""
    covers = _covers(person_id=person.pk, **({"mode": mode} if mode else {}))
    return book().filter(covers, archived_at=None).order_by("name_f", "id")


def listing(
    params: Mapping[str, str], *, person: Person, today: date, tiers: Sequence[Tier] | None = None
) -> Listing[AccountRow]:
    """Return a page of the book as the address asks for it (`params` is request.GET); `tiers` in use, if at hand."""
    archived = params.get("archived") == "yes"
    rows = book().filter(archived_at__isnull=not archived)
    return lists.listing(
        params,
        annotated(rows),
        orders=ORDERS,
        filters=filters(person, today, tiers),
        search=lambda found, text: searches.narrow("account", found, text, archived=archived),
        convert=lambda account: row(account, today),
    )


def chosen(params: Mapping[str, str], *, person: Person, today: date) -> QuerySet[Account]:
    """Return all accounts that the same address would list, for acts on all of them, by key."""
    archived = params.get("archived") == "yes"
    rows = book().filter(archived_at__isnull=not archived)
    for one in filters(person, today):
        value = params.get(one.key, "")
        if value and any(value == known for known, _label in one.choices):
            rows = one.apply(rows, value)
    if text := params.get("q", "").strip():
        rows = searches.narrow("account", rows, text, archived=archived)
    return rows.order_by("pk")


def annotated(rows: QuerySet[Account]) -> QuerySet[Account]:
    """Read with each account its tags and who serves it."""
    return rows.select_related("tier").annotate(
        tag_rows=pieces.tags_of("account"), server_rows=pieces.served_by()
    )


def row(account: Any, today: date) -> AccountRow:
    """Make a list's row of an annotated account."""
    province = addresses.province(account.province_code) if account.province_code else None
    silence = pieces.silence_days(account, today)
    waited = silence if silence is not None else (today - timezone.localdate(account.created_at)).days
    return AccountRow(
        pk=account.pk,
        name=account.name,
        short_name=account.short_name,
        kind=account.kind,
        tier_id=account.tier_id,
        tier=account.tier.name if account.tier else "",
        tier_rank=account.tier.position + 1 if account.tier else None,
        segment=account.segment,
        industry=account.industry,
        province=province.name if province else "",
        yearly_value=account.yearly_value,
        currency=account.currency,
        last_two_way_at=account.last_two_way_at,
        silence_days=silence,
        is_due=bool(account.tier and waited > account.tier.cadence_days and not account.archived_at),
        is_archived=account.archived_at is not None,
        version=account.version,
        tags=pieces.tags(account.tag_rows),
        served_by=pieces.servers(account.server_rows),
    )


def filters(person: Person, today: date, tiers: Sequence[Tier] | None = None) -> tuple[Filter, ...]:
    """Return what the book can be asked; three queries for tiers, tags and industries."""
    known = Tier.objects.filter(archived_at=None).order_by("position", "id") if tiers is None else tiers
    named = [(tier.code, tier.name) for tier in known]
    tags = list(Tag.objects.order_by("name_f", "id").values_list("name_f", "name")[:100])
    provinces = sorted(((one.code, one.name) for one in addresses.provinces()), key=lambda pair: pair[1])
    return (
        Filter("mine", _("I serve"), (("any", _("In any mode")), *Mode.choices), _served_by(person)),
        Filter("tier", _("Tier"), (*named, ("none", _("None"))), _of_tier),
        Filter("silence", _("Silent for"), _silences(), _silent(today)),
        Filter("tag", _("Tag"), tuple(tags), _tagged),
        Filter("province", _("Province or city"), tuple(provinces), _in_province),
        Filter("kind", _("Kind"), tuple(AccountKind.choices), lambda rows, value: rows.filter(kind=value)),
        Filter(
            "industry",
            _("Industry"),
            _industries(),
            lambda rows, value: rows.filter(industry=value),
            is_open=True,
        ),
        Filter("service", _("Service"), (("none", _("Nobody serves it")),), _unserved),
        Filter("archived", _("Archived"), (("yes", _("Archived only")),), lambda rows, value: rows),
    )


def _industries() -> tuple[tuple[str, str], ...]:
    """Offer the industries of some accounts; any other can stand in the address."""
    some = book().exclude(industry="").order_by().values_list("industry", flat=True)
    return tuple((name, name) for name in sorted(set(some[:300]), key=fold))


def _silences() -> tuple[tuple[str, Any], ...]:
    more = [(str(days), _("More than %(days)d days") % {"days": days}) for days in SILENCES]
    return (("due", _("Longer than the tier allows")), *more)


def _served_by(person: Person) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    def apply(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(_covers(person_id=person.pk, **({} if value == "any" else {"mode": value})))

    return apply


def _silent(today: date) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    def apply(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        midnight = timezone.make_aware(datetime(today.year, today.month, today.day))
        if value != "due":
            before = midnight - timedelta(days=int(value))
            return rows.filter(Q(last_two_way_at__lt=before) | Q(last_two_way_at=None))
        due = Q(pk__in=[])
        for tier in Tier.objects.order_by("id"):
            before = midnight - timedelta(days=tier.cadence_days)
            due |= Q(tier=tier) & (
                Q(last_two_way_at__lt=before) | Q(last_two_way_at=None, created_at__lt=before)
            )
        return rows.filter(due)

    return apply


def _of_tier(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(tier=None) if value == "none" else rows.filter(tier__code=value)


def _tagged(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(Exists(AccountTag.objects.filter(account=OuterRef("pk"), tag__name_f=value)))


def _in_province(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(province_code=value)


def _unserved(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(~_covers())


def _covers(**who: Any) -> Exists:
    return Exists(Coverage.objects.filter(account=OuterRef("pk"), until=None, **who))
