"""Records that the names of a line may stand for: one query, by index, of what the acting person sees."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from vai.capture.resolving import Candidate
from vai.capture.targets import Mention, Target, TargetKind
from vai.core.search import needle
from vai.core.text import company_key, digits, fold

TOUCHED_WITHIN = timedelta(days=30)
_MOST = 40

# A wanted name is looked for in the search index (which knows who sees what), among the people of the companies found
# for it, and among those of the last thirty days, so that no common name hides the one that is meant. What comes out is
# read from the tables themselves, where row security has the last word.
_FIND = """
WITH wanted AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(%(wanted)s) AS w (n int, who text[], who_text text, last text, org text[], org_text text, org_key text,
    phone text, email text, tax text, here bigint)
), touched AS MATERIALIZED (
  SELECT account_id, contact_id, lead_id FROM interaction
  WHERE author_id = coalesce(vai.behalf_id(), vai.person_id()) AND occurred_at > %(since)s AND archived_at IS NULL
  GROUP BY 1, 2, 3 LIMIT 1000
), by_org AS MATERIALIZED (
  SELECT w.n, s.kind, s.object_id AS id FROM wanted w, LATERAL vai.search_ids(w.org, '{}', w.org_text, ARRAY['account', 'lead'], %(most)s) s
    WHERE cardinality(w.org) > 0
  UNION SELECT w.n, 'account', a.id FROM wanted w JOIN account a ON a.name_key = w.org_key WHERE w.org_key <> ''
  UNION SELECT w.n, 'account', a.id FROM wanted w JOIN account a ON a.tax_digits = w.tax WHERE w.tax <> ''
  UNION SELECT w.n, 'account', w.here FROM wanted w WHERE w.here IS NOT NULL
), hits AS MATERIALIZED (
  SELECT n, kind, id FROM by_org
  UNION SELECT w.n, s.kind, s.object_id FROM wanted w,
    LATERAL vai.search_ids(w.who, '{}', w.who_text, ARRAY['contact', 'lead', 'account'], %(most)s) s WHERE cardinality(w.who) > 0
  UNION SELECT o.n, 'contact', c.id FROM by_org o JOIN wanted w ON w.n = o.n AND w.last <> ''
    JOIN affiliation f ON f.account_id = o.id AND o.kind = 'account' AND f.until IS NULL
    JOIN contact c ON c.id = f.contact_id AND ' ' || c.name_f || ' ' LIKE '%% ' || w.last || ' %%'
  UNION SELECT w.n, 'contact', c.id FROM wanted w JOIN touched t ON t.contact_id IS NOT NULL
    JOIN contact c ON c.id = t.contact_id AND w.last <> '' AND ' ' || c.name_f || ' ' LIKE '%% ' || w.last || ' %%'
  UNION SELECT w.n, CASE WHEN p.contact_id IS NULL THEN 'account' ELSE 'contact' END, coalesce(p.contact_id, p.account_id)
    FROM wanted w JOIN contact_point p ON p.value <> '' AND p.value IN (w.phone, w.email)
  UNION SELECT w.n, 'lead', l.id FROM wanted w JOIN lead l ON l.phone = w.phone AND l.phone <> ''
    AND l.reversed_digits = vai.reversed_digits(w.phone)
  UNION SELECT w.n, 'lead', l.id FROM wanted w JOIN lead l ON l.email = w.email AND l.email <> ''
)
SELECT h.n, 'account', a.id, a.name, 'vi', '', ARRAY[a.name, a.short_name, a.name_key], a.id,
  EXISTS (SELECT FROM touched t WHERE t.account_id = a.id),
  coalesce(a.tax_digits = nullif(w.tax, ''), false) OR EXISTS (SELECT FROM contact_point p WHERE p.account_id = a.id AND p.value IN (w.phone, w.email) AND p.value <> '')
  FROM hits h JOIN wanted w ON w.n = h.n JOIN account a ON h.kind = 'account' AND a.id = h.id WHERE a.archived_at IS NULL AND a.merged_into_id IS NULL
UNION ALL
SELECT h.n, 'contact', c.id, c.name, c.name_language, c.honorific, ARRAY[coalesce(nullif(p.short_name, ''), p.name), p.name, p.short_name], p.id,
  EXISTS (SELECT FROM touched t WHERE t.contact_id = c.id),
  EXISTS (SELECT FROM contact_point q WHERE q.contact_id = c.id AND q.value IN (w.phone, w.email) AND q.value <> '')
  FROM hits h JOIN wanted w ON w.n = h.n JOIN contact c ON h.kind = 'contact' AND c.id = h.id
  LEFT JOIN LATERAL (
    SELECT a.* FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.contact_id = c.id AND f.until IS NULL AND a.archived_at IS NULL
    ORDER BY EXISTS (SELECT FROM by_org o WHERE o.n = h.n AND o.kind = 'account' AND o.id = a.id) DESC, f.is_primary DESC, f.id LIMIT 1
  ) p ON true WHERE c.archived_at IS NULL AND c.merged_into_id IS NULL
UNION ALL
SELECT h.n, 'lead', l.id, l.name, 'vi', l.honorific, ARRAY[l.company], NULL,
  EXISTS (SELECT FROM touched t WHERE t.lead_id = l.id), (l.phone = w.phone AND l.phone <> '') OR (l.email = w.email AND l.email <> '')
  FROM hits h JOIN wanted w ON w.n = h.n JOIN lead l ON h.kind = 'lead' AND l.id = h.id
  WHERE l.archived_at IS NULL AND l.status NOT IN ('converted', 'disqualified')
"""


def candidates(
    mentions: Sequence[Mention], *, at: datetime, here: Target | None = None
) -> dict[int, list[Candidate]]:
    """Return for each mention, by its number, the records that it may stand for; those of the open page are marked."""
    wanted = [_wanted(number, one, here) for number, one in enumerate(mentions) if one.is_named]
    found: dict[int, list[Candidate]] = {number: [] for number in range(len(mentions))}
    if not wanted:
        return found
    values: dict[str, Any] = {"wanted": json.dumps(wanted), "since": at - TOUCHED_WITHIN, "most": _MOST}
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        for number, *row in cursor.fetchall():
            found[number].append(_candidate(row, here))
    return found


def _wanted(number: int, mention: Mention, here: Target | None) -> dict[str, Any]:
    who, org = needle(mention.person or ""), needle(company_key(mention.org or ""))
    return {
        "n": number,
        "who": list(who.words),
        "who_text": who.beginning,
        "last": fold(mention.person or "").split()[-1] if mention.person else "",
        "org": list(org.words),
        "org_text": org.beginning,
        "org_key": company_key(mention.org or ""),
        "phone": mention.phone or "",
        "email": (mention.email or "").lower(),
        "tax": digits(mention.tax_code or ""),
        "here": here.account_id if here and mention.person and not mention.org else None,
    }


def _candidate(row: Sequence[Any], here: Target | None) -> Candidate:
    kind, pk, name, language, honorific, orgs, account_id, is_touched, has_number = row
    return Candidate(
        kind=TargetKind(kind),
        id=pk,
        name=name,
        language=language,
        honorific=honorific,
        org_names=tuple(org for org in orgs if org),
        account_id=account_id,
        is_touched=is_touched,
        has_number=has_number,
        is_here=here is not None and here.account_id is not None and here.account_id == account_id,
    )
