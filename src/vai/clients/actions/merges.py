"""Making one record of two: values chosen side by side, everything that hung on the other moved, one change to take back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import accounts, fields
from vai.clients.actions.coverage import day_of
from vai.clients.models import Account, Contact, Merge
from vai.core import rowsecurity
from vai.core.errors import NotAllowed, Refused
from vai.core.text import squeeze
from vai.staff.enums import Mode
from vai.staff.models import Person

KEPT, MERGED, BOTH = "kept", "merged", "both"
ADDRESS = "address"
ACCOUNT_FIELDS = (
    "name",
    "kind",
    "short_name",
    "tax_code",
    "parent_id",
    "tier_id",
    "segment",
    "industry",
    "source",
    "annual_revenue",
    "yearly_value",
    "currency",
    "employees",
    "year_founded",
    "external_id",
    ADDRESS,
    "notes",
)
CONTACT_FIELDS = (
    "name",
    "honorific",
    "name_language",
    "birthday",
    "do_not_call",
    "do_not_mail",
    "external_id",
    ADDRESS,
    "notes",
)
# What goes with a chosen field, so that the columns stay of one piece.
_WITH = {
    "name": ("name", "name_key"),
    "tax_code": ("tax_code", "tax_digits"),
    ADDRESS: fields.ADDRESS_FIELDS,
}
_CONTACT_WITH = {"name": ("name", "name_language", "sort_key"), ADDRESS: fields.ADDRESS_FIELDS}


class NotTwo(Refused):
    """A record is merged with another one of its kind that still stands."""

    code = "not_two"


class MergeBlocked(Refused):
    """Both records hold something open of which there may be one only; it has to be settled first."""

    code = "merge_blocked"


def merge_accounts(
    kept: Account, merged: Account, *, choices: Mapping[str, str], by: Person, at: datetime
) -> Account:
    """Merge one account into another and archive it; points, people, coverage, interactions, deals move to the kept one.

    `choices` says by field (`ACCOUNT_FIELDS`, "custom_" + code, "lead_" + mode) whose value stays: kept, merged, or both
    for notes. What is not named: the kept one's, or the other's where that is empty; notes of both.

    :raises NotAllowed: the person may not write both.
    :raises NotTwo: they are the same, or one was merged before.
    :raises MergeBlocked: both have something open that cannot be joined.
    """
    for account in (kept, merged):
        rules.require(rules.Act.MERGE, rules.standing(account))
    first, second = _lock_two(Account, kept, merged)
    fields.apply(
        first, {**_chosen(first, second, choices, ACCOUNT_FIELDS, _WITH), **_parent(first, second, choices)}
    )
    fields.apply(second, {"archived_at": second.archived_at or at, "merged_into_id": first.pk})
    led = [mode.value for mode in Mode if choices.get(f"lead_{mode.value}") == MERGED]
    _move("account", first, second, at, led)
    _remember(choices, at, kept_account=first, merged_account=second)
    return Account.objects.get(pk=first.pk)


def merge_contacts(
    kept: Contact, merged: Contact, *, choices: Mapping[str, str], by: Person, at: datetime
) -> Contact:
    """Merge one contact into another and archive it; points, places at accounts, interactions, deals move to the kept one.

    `choices` as in `merge_accounts`, over `CONTACT_FIELDS`.

    :raises NotAllowed: the person may not write both.
    :raises NotTwo: they are the same, or one was merged before.
    """
    for contact in (kept, merged):
        rules.require_contact(contact)
    first, second = _lock_two(Contact, kept, merged)
    fields.apply(first, _chosen(first, second, choices, CONTACT_FIELDS, _CONTACT_WITH))
    fields.apply(second, {"archived_at": second.archived_at or at, "merged_into_id": first.pk})
    _move("contact", first, second, at, [])
    _remember(choices, at, kept_contact=first, merged_contact=second)
    return Contact.objects.get(pk=first.pk)


def _lock_two(model: type[Any], kept: Any, merged: Any) -> tuple[Any, Any]:
    if kept.pk == merged.pk:
        raise NotTwo(_("Choose two different records to merge."))
    locked = {
        row.pk: row
        for row in model.objects.select_for_update().filter(pk__in=[kept.pk, merged.pk]).order_by("pk")
    }
    if len(locked) < 2:
        raise NotAllowed(_("You may look at these records, not merge them."))
    if any(row.merged_into_id for row in locked.values()):
        raise NotTwo(_("One of these was merged into another record already."))
    return locked[kept.pk], locked[merged.pk]


def _chosen(
    kept: Any,
    merged: Any,
    choices: Mapping[str, str],
    names: tuple[str, ...],
    going_with: Mapping[str, tuple[str, ...]],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in names:
        columns = going_with.get(name, (name,))
        if name == "parent_id":
            continue
        if name == "notes":
            values["notes"] = _notes(kept.notes, merged.notes, choices.get("notes", BOTH))
        elif _takes_merged(choices.get(name), kept, merged, columns):
            values.update({column: getattr(merged, column) for column in columns})
    values["custom"] = _custom(kept.custom, merged.custom, choices)
    return values


def _takes_merged(choice: str | None, kept: Any, merged: Any, columns: tuple[str, ...]) -> bool:
    if choice in (KEPT, MERGED):
        return choice == MERGED
    # The country stands in every address and says nothing about whether there is one.
    telling = [column for column in columns if column != "country"]
    return all(getattr(kept, column) in (None, "", False) for column in telling)


def _notes(kept: str, merged: str, choice: str) -> str:
    if choice in (KEPT, MERGED):
        return merged if choice == MERGED else kept
    if squeeze(merged) in squeeze(kept):
        return kept
    return f"{kept}\n\n{merged}".strip()


def _custom(kept: dict[str, Any], merged: dict[str, Any], choices: Mapping[str, str]) -> dict[str, Any]:
    joined = {**merged, **kept}
    for code in joined:
        if choices.get(f"custom_{code}") == MERGED and code in merged:
            joined[code] = merged[code]
    return joined


def _parent(kept: Account, merged: Account, choices: Mapping[str, str]) -> dict[str, int | None]:
    """Choose the parent so that no loop comes of it: a kept one that stood below the other takes its place."""
    chosen = merged.parent_id if choices.get("parent_id") == MERGED else kept.parent_id or merged.parent_id
    if chosen and accounts.is_below(chosen, merged.pk):
        chosen = merged.parent_id
    if chosen and (chosen == merged.pk or accounts.is_below(chosen, kept.pk)):
        chosen = None
    return {"parent_id": chosen}


def _move(table: str, kept: Any, merged: Any, at: datetime, led_by_merged: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.merge_rows(%s, %s, %s, %s, %s)",
            [table, kept.pk, merged.pk, day_of(at), led_by_merged],
        )
        blocking = cursor.fetchone()[0]
    if blocking:
        raise MergeBlocked(
            _(
                "Both records have something of the same kind open (%(table)s). Finish one of them, then merge."
            )
            % {"table": blocking}
        )


def _remember(choices: Mapping[str, str], at: datetime, **pair: Any) -> None:
    actor = rowsecurity.current()
    Merge.objects.create(
        **pair, choices=dict(choices), change_id=actor.change_id, person_id=actor.person_id, at=at
    )
