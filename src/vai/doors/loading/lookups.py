"""Looking contacts and accounts up by what many rows say at once: one statement for each way, as the acting person sees the book.

Each value is looked up by itself through its index (LATERAL … OFFSET 0), however large the book is and whatever the
planner believes of tables that were just filled. Records that stand have neither date of archive nor a successor; that is
said by num_nulls, which no index answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

# Of people with one name so many are looked at; where there are more, the name tells nobody apart.
MOST_NAMESAKES = 5

_BY_POINT = """
SELECT p.{owner}_id, o.name, v.value FROM json_array_elements_text(%s::json) v (value)
CROSS JOIN LATERAL (SELECT {owner}_id FROM contact_point WHERE value = v.value AND kind = %s AND {owner}_id IS NOT NULL OFFSET 0) p
CROSS JOIN LATERAL (SELECT {name} AS name FROM {owner} WHERE id = p.{owner}_id AND num_nulls(archived_at, merged_into_id) = 2 OFFSET 0) o
ORDER BY 1
"""
_CONTACTS_BY_POINT = _BY_POINT.format(owner="contact", name="name")
_ACCOUNTS_BY_POINT = _BY_POINT.format(owner="account", name="ARRAY[name, tax_digits]")
_BY_PLACE = """
SELECT c.id, c.name, w.name_f, w.account_id FROM json_to_recordset(%s::json) w (account_id bigint, name_f text)
CROSS JOIN LATERAL (
  SELECT c.id, c.name FROM affiliation f JOIN contact c ON c.id = f.contact_id
  WHERE f.account_id = w.account_id AND c.name_f = w.name_f AND num_nulls(c.archived_at, c.merged_into_id) = 2 OFFSET 0) c
ORDER BY c.id
"""
_BY_NAME = """
SELECT c.id, c.name, w.name_f FROM json_array_elements_text(%s::json) w (name_f)
CROSS JOIN LATERAL (
  SELECT id, name FROM contact WHERE name_f = w.name_f AND num_nulls(archived_at, merged_into_id) = 2 ORDER BY id LIMIT 2) c
ORDER BY c.id
"""
_UNCLAIMED = """
SELECT c.id, c.name, w.name_f, c.n FROM json_array_elements_text(%s::json) w (name_f)
CROSS JOIN LATERAL (
  SELECT id, name, count(*) OVER () AS n FROM (
    SELECT id, name FROM contact WHERE name_f = w.name_f AND num_nulls(archived_at, merged_into_id) = 2 ORDER BY id LIMIT %s) first) c
WHERE (
  SELECT k.id FROM external_key k
  WHERE k.entity = 'contact' AND k.object_id = c.id AND k.source = ANY (%s) AND starts_with(k.key, 'id:') LIMIT 1) IS NULL
ORDER BY c.id
"""


def contacts_by_point(kind: str, values: Iterable[str]) -> list[tuple[int, str, str]]:
    """Find contacts by phone or mail: key, name, value; by key."""
    return _ask(_CONTACTS_BY_POINT, list(values), kind)


def accounts_by_point(kind: str, values: Iterable[str]) -> list[tuple[int, tuple[str, str], str]]:
    """Find accounts by phone or mail: key, name with bare tax code, value; by key."""
    return _ask(_ACCOUNTS_BY_POINT, list(values), kind)


def contacts_by_place(places: Iterable[tuple[int, str]]) -> list[tuple[int, str, str, int]]:
    """Find contacts by account and folded name: key, name, folded name, account; by key."""
    return _ask(_BY_PLACE, [{"account_id": account, "name_f": name} for account, name in places])


def contacts_by_name(names: Iterable[str]) -> list[tuple[int, str, str]]:
    """Find the first two contacts of each folded name: key, name, folded name; by key."""
    return _ask(_BY_NAME, list(names))


def unclaimed_by_name(names: Iterable[str], sources: Iterable[str]) -> list[tuple[int, str, str, bool]]:
    """Find contacts by folded name that none of the sources calls by a number; the last tells that there may be more."""
    found = _ask(_UNCLAIMED, list(names), MOST_NAMESAKES, list(sources))
    return [(pk, name, name_f, n >= MOST_NAMESAKES) for pk, name, name_f, n in found]


def _ask(statement: str, wanted: list[Any], *more: Any) -> list[Any]:
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(wanted, ensure_ascii=False), *more])
        return list(cursor.fetchall())
