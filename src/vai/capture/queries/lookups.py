"""Accounts, contacts and leads by what is typed: for the question who is meant."""

from __future__ import annotations

from django.db import connection

from vai.capture.targets import Target, TargetKind
from vai.core.search import needle

_FIND = """
WITH hits AS MATERIALIZED (
  SELECT kind, object_id AS id, place FROM vai.search_ids(%s, %s, %s, ARRAY['account', 'contact', 'lead'], %s)
)
SELECT kind, id, name, detail, account_id FROM (
  SELECT h.kind, a.id, a.name, '' AS detail, a.id AS account_id, h.place FROM hits h JOIN account a ON h.kind = 'account' AND a.id = h.id
  UNION ALL
  SELECT h.kind, c.id, c.name, coalesce(p.name, ''), p.id, h.place FROM hits h JOIN contact c ON h.kind = 'contact' AND c.id = h.id
  LEFT JOIN LATERAL (SELECT a.id, a.name FROM affiliation f JOIN account a ON a.id = f.account_id
    WHERE f.contact_id = c.id AND f.until IS NULL ORDER BY f.is_primary DESC, f.id LIMIT 1) p ON true
  UNION ALL
  SELECT h.kind, l.id, coalesce(nullif(l.name, ''), l.company), CASE WHEN l.name = '' THEN '' ELSE l.company END, NULL, h.place
  FROM hits h JOIN lead l ON h.kind = 'lead' AND l.id = h.id WHERE l.status NOT IN ('converted', 'disqualified')
) found ORDER BY place, kind, id LIMIT %s
"""
MOST = 6


def find(text: str) -> list[Target]:
    """Find who may be meant, the best first, among what the person sees."""
    wanted = needle(text)
    if wanted.is_empty:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [list(wanted.words), list(wanted.runs), wanted.beginning, MOST, MOST])
        rows = cursor.fetchall()
    return [
        Target(kind=TargetKind(kind), id=pk, name=name, detail=detail, account_id=account_id)
        for kind, pk, name, detail, account_id in rows
    ]
