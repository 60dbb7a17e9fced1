"""The record whose page is open, and the clients of the last days: what a line without a name can be about."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.urls import Resolver404, resolve

from vai.capture.queries.candidates import TOUCHED_WITHIN
from vai.capture.targets import Target, TargetKind

_PAGES = {
    "account": TargetKind.ACCOUNT,
    "account_edit": TargetKind.ACCOUNT,
    "coverage": TargetKind.ACCOUNT,
    "contact": TargetKind.CONTACT,
    "contact_edit": TargetKind.CONTACT,
    "lead": TargetKind.LEAD,
    "lead_edit": TargetKind.LEAD,
    "opportunity": TargetKind.OPPORTUNITY,
    "opportunity_edit": TargetKind.OPPORTUNITY,
}
_ROOMS = frozenset(("workspace", "clients", "hunting"))
_RECORD = {
    TargetKind.ACCOUNT: "SELECT id, name, '', id, NULL::bigint FROM account WHERE id = %s",
    TargetKind.CONTACT: """
      SELECT c.id, c.name, coalesce(a.name, ''), a.id, NULL::bigint FROM contact c
      LEFT JOIN affiliation f ON f.contact_id = c.id AND f.until IS NULL LEFT JOIN account a ON a.id = f.account_id
      WHERE c.id = %s ORDER BY a.id IS NULL, f.is_primary DESC NULLS LAST, f.id LIMIT 1""",
    TargetKind.LEAD: "SELECT id, coalesce(nullif(name, ''), company), CASE WHEN name = '' THEN '' ELSE company END, NULL::bigint,"
    " NULL::bigint FROM lead WHERE id = %s",
    TargetKind.OPPORTUNITY: "SELECT o.id, o.name, coalesce(a.name, ''), a.id, o.contact_id FROM opportunity o"
    " LEFT JOIN account a ON a.id = o.account_id WHERE o.id = %s",
}
_RECENT = """
SELECT kind, id, name, detail, account_id FROM (
  SELECT DISTINCT ON (kind, id) * FROM (
    SELECT CASE WHEN c.id IS NOT NULL THEN 'contact' WHEN a.id IS NOT NULL THEN 'account' ELSE 'lead' END AS kind,
      coalesce(c.id, a.id, l.id) AS id, coalesce(c.name, a.name, nullif(l.name, ''), l.company) AS name,
      CASE WHEN c.id IS NOT NULL THEN coalesce(a.name, '') ELSE '' END AS detail, a.id AS account_id, i.occurred_at
    FROM (SELECT * FROM interaction WHERE author_id = (SELECT coalesce(vai.behalf_id(), vai.person_id())) AND archived_at IS NULL
          AND occurred_at > %s ORDER BY occurred_at DESC LIMIT 60) i
    LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN account a ON a.id = i.account_id
    LEFT JOIN lead l ON l.id = i.lead_id AND i.account_id IS NULL
    WHERE coalesce(c.id, a.id, l.id) IS NOT NULL) seen
  ORDER BY kind, id, occurred_at DESC) latest
ORDER BY occurred_at DESC, kind, id LIMIT %s
"""


def page_target(path: str) -> tuple[TargetKind, int] | None:
    """Say which record a page of Vai shows, by its address; None for any other page."""
    try:
        match = resolve(path.partition("?")[0] or "/")
    except (Resolver404, ValueError):
        return None
    kind = _PAGES.get(match.url_name or "") if match.app_name in _ROOMS else None
    pk = match.kwargs.get("pk")
    return (kind, pk) if kind and isinstance(pk, int) else None


def record(kind: TargetKind, pk: int) -> Target | None:
    """Return a record as a target, where the person sees it."""
    if kind not in _RECORD or not 0 < pk < 2**63:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_RECORD[kind], [pk])
        row = cursor.fetchone()
    if row is None:
        return None
    number, name, detail, account_id, contact_id = row
    return Target(
        kind=kind, id=number, name=name, detail=detail, account_id=account_id, contact_id=contact_id
    )


def recent(*, at: datetime, limit: int = 3) -> list[Target]:
    """List the clients that the person last noted something about, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_RECENT, [at - TOUCHED_WITHIN, limit])
        rows = cursor.fetchall()
    return [
        Target(kind=TargetKind(kind), id=pk, name=name, detail=detail, account_id=account_id)
        for kind, pk, name, detail, account_id in rows
    ]
