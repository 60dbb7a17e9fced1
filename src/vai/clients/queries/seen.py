"""Lists of all that a person sees, told in a form that an index serves.

Row security looks every row up in the person's book and needs nobody's help for that. But a list of the whole book would have to
look at every row of the table: so it is narrowed to the book beforehand. That repeats the rule and never replaces it; forgotten, a
list is slow, not open. Who sees all, or leads many teams, meets what they see soon enough on the way through any index.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from vai.core import rowsecurity

# Beyond so many teams the rows of a lead are too many to be gathered before they are ordered.
_FEW_TEAMS: Final = 4
_BOOK: Final = "(SELECT vai.book())::bigint[]"
# Of a person's own: what is at the accounts, and what is theirs by name.
_N_PLACES: Final = 2
_MINE: Final = "(SELECT vai.sight_ids())::bigint[]"
_ACCOUNTS: Final = "SELECT unnest(vai.book())"
_CONTACTS: Final = (
    f"SELECT f.contact_id FROM affiliation f WHERE f.account_id = ANY ({_BOOK})"
    f" UNION SELECT c.id FROM contact c WHERE c.owner_id = ANY ({_MINE})"
)
_DEALS: Final = (
    f"SELECT o.id FROM opportunity o WHERE o.account_id = ANY ({_BOOK}) {{also}}"
    f" UNION SELECT o.id FROM opportunity o WHERE o.owner_id = ANY ({_MINE}) {{also}}"
)
_DEALS_OF_TEAMS: Final = (
    "SELECT o.id FROM opportunity o WHERE o.team_id = ANY (%s) {also}"
    " UNION SELECT o.id FROM opportunity o JOIN account a ON a.id = o.account_id WHERE a.team_id = ANY (%s) {also}"
)
_OPEN: Final = "AND o.archived_at IS NULL AND o.outcome = 'open'"
_OPEN_OR_CLOSED_SINCE: Final = "AND o.archived_at IS NULL AND (o.outcome = 'open' OR o.closed_at >= %s)"


def accounts(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow accounts to those that the acting person sees."""
    return _narrowed(rows, _ACCOUNTS, "SELECT a.id FROM account a WHERE a.team_id = ANY (%s)")


def contacts(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow contacts to those that the acting person sees: at accounts that they see, or made by them."""
    return _narrowed(
        rows,
        _CONTACTS,
        "SELECT f.contact_id FROM affiliation f JOIN account a ON a.id = f.account_id WHERE a.team_id = ANY (%s)",
    )


def deals(
    rows: QuerySet[Any], *, is_open: bool = False, closed_since: datetime | None = None
) -> QuerySet[Any]:
    """Narrow deals to those that the acting person sees: by the account, the owner or the team.

    Where nothing is asked for but deals in the making, or closed lately at most, it is said here: of all the deals of a long
    life these are few.
    """
    also = _OPEN if is_open else _OPEN_OR_CLOSED_SINCE if closed_since else ""
    values = [closed_since] * also.count("%s")
    return _narrowed(rows, _DEALS.format(also=also), _DEALS_OF_TEAMS.format(also=also), values)


def is_gathered() -> bool:
    """Whether lists are narrowed to keys that were gathered beforehand, for who is acting."""
    actor = rowsecurity.acting()
    if actor is None or actor.sight == rowsecurity.ALL:
        return False
    return actor.sight == rowsecurity.OWN or len(actor.team_ids) <= _FEW_TEAMS


def _narrowed(rows: QuerySet[Any], own: str, of_teams: str, values: Sequence[Any] = ()) -> QuerySet[Any]:
    """Narrow to a person's own rows, and for a lead to the teams'; `values` follow each place of a book or a team."""
    actor = rowsecurity.acting()
    if actor is None or not is_gathered():
        return rows
    mine = [*values] * _N_PLACES
    if actor.sight == rowsecurity.OWN:
        return rows.filter(_among(rows, own, mine))
    of_each = [one for _ in range(of_teams.count("= ANY (%s)")) for one in (list(actor.team_ids), *values)]
    return rows.filter(_among(rows, f"{own} UNION {of_teams}", [*mine, *of_each]))


def _among(rows: QuerySet[Any], keys: str, values: Any) -> RawSQL:
    """Ask for rows by their keys: gathered first, so that no plan walks the whole table in the order of the list."""
    table = rows.model._meta.db_table
    return RawSQL(f'("{table}"."id" = ANY (ARRAY({keys})))', values, output_field=BooleanField())
