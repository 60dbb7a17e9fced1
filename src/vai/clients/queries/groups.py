"""Groups and households with their members; tags and how often they are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import GroupKind
from vai.clients.models import AccountGroup, AccountGroupMember, AccountTag, ContactTag, CustomField, Tag
from vai.core.text import fold, squeeze
from vai.ui import lists
from vai.ui.lists import Filter, Listing, Order

ORDERS = (Order("name", _("Name"), ("name_f",)), Order("-changed", _("Last changed"), ("-updated_at",)))


def listing(params: Mapping[str, str]) -> Listing[Any]:
    """Return a page of the groups that the acting person sees, each with the number of members they see."""
    archived = params.get("archived") == "yes"
    rows = AccountGroup.objects.filter(archived_at__isnull=not archived)
    return lists.listing(
        params,
        rows.annotate(n_members=Count("members")),
        orders=ORDERS,
        filters=(
            Filter(
                "kind", _("Kind"), tuple(GroupKind.choices), lambda found, value: found.filter(kind=value)
            ),
            Filter("archived", _("Archived"), (("yes", _("Archived only")),), lambda found, value: found),
        ),
        search=lambda found, text: found.filter(name_f__contains=fold(squeeze(text))),
    )


def members(group_id: int) -> list[AccountGroupMember]:
    """List the members of a group that the acting person sees, by name."""
    rows = AccountGroupMember.objects.filter(group_id=group_id).select_related("account", "account__tier")
    return list(rows.order_by("account__name_f", "id"))


def tags() -> list[Tag]:
    """List the tags by name; `n_accounts` and `n_contacts` count what the acting person sees."""
    found = list(Tag.objects.order_by("name_f", "id"))
    accounts = _uses(AccountTag.objects.all())
    contacts = _uses(ContactTag.objects.all())
    for tag in found:
        tag.n_accounts = accounts.get(tag.pk, 0)  # type: ignore[attr-defined]
        tag.n_contacts = contacts.get(tag.pk, 0)  # type: ignore[attr-defined]
    return found


def custom_fields(entity: str) -> list[CustomField]:
    """List the custom fields of an entity, those out of use last."""
    return list(CustomField.objects.filter(entity=entity).order_by("archived_at", "position", "id"))


def _uses(links: QuerySet[Any]) -> dict[int, int]:
    return dict(links.order_by("tag_id").values_list("tag_id").annotate(n=Count("id")))
