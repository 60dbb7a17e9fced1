"""What a record is about: whether it is there for the acting person, and what it is called.

Accounts, contacts, leads and deals lie in rooms above; here they are known by the names of their tables only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotThere

_CHECK = """
SELECT (SELECT count(*) FROM contact WHERE id = ANY(%(contacts)s)),
  %(account)s::bigint IS NULL OR EXISTS (SELECT FROM account WHERE id = %(account)s),
  %(lead)s::bigint IS NULL OR EXISTS (SELECT FROM lead WHERE id = %(lead)s),
  %(opportunity)s::bigint IS NULL OR EXISTS (SELECT FROM opportunity WHERE id = %(opportunity)s),
  (SELECT account_id FROM opportunity WHERE id = %(opportunity)s)
"""
_NAMES = """
SELECT 'account', id, coalesce(nullif(short_name, ''), name) FROM account WHERE id = ANY(%(account)s)
UNION ALL SELECT 'contact', id, name FROM contact WHERE id = ANY(%(contact)s)
UNION ALL SELECT 'lead', id, name FROM lead WHERE id = ANY(%(lead)s)
UNION ALL SELECT 'opportunity', id, name FROM opportunity WHERE id = ANY(%(opportunity)s)
"""
KINDS = ("account", "contact", "lead", "opportunity")
Names = Mapping[tuple[str, int], str]


class Unknown(NotThere):
    """What the record is to be about is not there, for this person."""

    code = "about_unknown"


@dataclass(frozen=True)
class About:
    """What something is about; several may be named, and several contacts."""

    account_id: int | None = None
    contact_ids: tuple[int, ...] = field(default=())
    lead_id: int | None = None
    opportunity_id: int | None = None


def checked(about: About) -> About:
    """Return what a record is about, with the account of its deal where none was named.

    :raises Unknown: one of them is not there, or the deal belongs to another account.
    """
    contacts = tuple(dict.fromkeys(about.contact_ids))
    if not (about.account_id or contacts or about.lead_id or about.opportunity_id):
        return about
    values = {
        "contacts": list(contacts),
        "account": about.account_id,
        "lead": about.lead_id,
        "opportunity": about.opportunity_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CHECK, values)
        n_contacts, account, lead, opportunity, deal_account = cursor.fetchone()
    if n_contacts != len(contacts) or not (account and lead and opportunity):
        raise Unknown(_("This client or deal is not there, or you do not see it."))
    if deal_account and about.account_id and deal_account != about.account_id:
        raise Unknown(_("This deal belongs to another account."), field="opportunity_id")
    return About(about.account_id or deal_account, contacts, about.lead_id, about.opportunity_id)


def names(**ids: Iterable[int | None]) -> Names:
    """Name what is seen of accounts, contacts, leads and opportunities: (kind, id) to name, in one query.

    What the acting person does not see has no name here.
    """
    wanted = {kind: sorted({one for one in ids.get(kind, ()) if one}) for kind in KINDS}
    if not any(wanted.values()):
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, wanted)
        return {(kind, pk): name for kind, pk, name in cursor.fetchall()}


_PEOPLE = """
SELECT c.id, c.name, f.title FROM affiliation f JOIN contact c ON c.id = f.contact_id
WHERE f.account_id = %s AND f.until IS NULL AND c.archived_at IS NULL
ORDER BY f.is_primary DESC, c.name_f, c.id LIMIT %s
"""


@dataclass(frozen=True)
class Client:
    """What a page is about, by kind, number and name."""

    kind: str
    id: int
    name: str


def client(kind: str, pk: int) -> Client:
    """Return an account, contact, lead or opportunity by its name.

    :raises Unknown: it is not there, or the person does not see it.
    """
    found = names(**{kind: [pk]}).get((kind, pk))
    if found is None:
        raise Unknown(_("This client or deal is not there, or you do not see it."))
    return Client(kind, pk, found)


def people_at(account_id: int, *, limit: int = 40) -> list[tuple[int, str, str]]:
    """List the contacts at an account now: number, name and title, the main one first."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [account_id, limit])
        return list(cursor.fetchall())
