"""Finding accounts and contacts by text: words in any order, runs of digits, tax codes; and what a field looks up."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from vai.clients.models import Account, Affiliation, Contact
from vai.clients.queries import seen
from vai.core.search import needle
from vai.core.text import fold, squeeze

# A list that is searched shows the best of them; more words find the rest.
MOST = 200


def found_ids(kind: str, text: str, *, most: int = MOST) -> list[int]:
    """Return the keys of what matches, the best first, among what the acting person sees."""
    wanted = needle(text)
    if wanted.is_empty:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT object_id FROM vai.search_ids(%s, %s, %s, %s, %s) ORDER BY place",
            [list(wanted.words), list(wanted.runs), wanted.beginning, [kind], most],
        )
        return [row[0] for row in cursor.fetchall()]


def narrow(kind: str, rows: QuerySet[Any], text: str, *, archived: bool = False) -> QuerySet[Any]:
    """Narrow a list to what matches. Archived records are in no index: they are found by the beginning of the name."""
    if archived:
        return rows.filter(name_f__startswith=fold(squeeze(text)))
    return rows.filter(pk__in=found_ids(kind, text))


def accounts(text: str, *, limit: int = 8, but: int | None = None) -> list[Account]:
    """Look up accounts for a field; without a text those last changed."""
    rows = Account.objects.filter(archived_at=None).select_related("tier")
    if but:
        rows = rows.exclude(pk=but)
    if not text.strip():
        return list(seen.accounts(rows).order_by("-updated_at", "-id")[:limit])
    ids = found_ids("account", text, most=limit + 1)
    by_pk = rows.in_bulk(ids)
    return [by_pk[pk] for pk in ids if pk in by_pk][:limit]


def contacts(text: str, *, limit: int = 8, account_id: int | None = None) -> list[Contact]:
    """Look up contacts for a field; those of an account first, and without a text only those."""
    here: list[Contact] = []
    if account_id:
        links = Affiliation.objects.filter(account_id=account_id, until=None, contact__archived_at=None)
        folded = fold(squeeze(text))
        links = links.select_related("contact").order_by("-is_primary", "contact__sort_key", "id")
        here = [link.contact for link in links if not folded or folded in fold(link.contact.name)][:limit]
    if not text.strip():
        return here or list(
            seen.contacts(Contact.objects.filter(archived_at=None)).order_by("-updated_at", "-id")[:limit]
        )
    ids = found_ids("contact", text, most=limit)
    by_pk = Contact.objects.filter(archived_at=None).in_bulk(ids)
    known = {contact.pk for contact in here}
    return [*here, *(by_pk[pk] for pk in ids if pk in by_pk and pk not in known)][:limit]
