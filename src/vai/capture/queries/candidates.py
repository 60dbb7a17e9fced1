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
# read from the tables themselves, where row security has the last word. Keys are gathered into arrays before a large
# table is read: then it is read by its index, whatever the planner thinks of the size of what was found.
_FIND = """
WITH wanted AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(%(wanted)s) AS w (n int, who text[], who_text text, last text, org text[], org_text text, org_key text,
    phone text, email text, tax text, here bigint)
), touched AS MATERIALIZED (
  SELECT DISTINCT account_id, contact_id, lead_id FROM (
    SELECT account_id, contact_id, lead_id FROM interaction
    WHERE author_id = (SELECT coalesce(vai.behalf_id(), vai.person_id())) AND occurred_at > %(since)s AND archived_at IS NULL
    ORDER BY occurred_at DESC, id DESC LIMIT 1000) lately
), by_org AS MATERIALIZED (
  SELECT w.n, s.kind, s.object_id AS id FROM wanted w, LATERAL vai.search_ids(w.org, '{{}}', w.org_text, ARRAY['account', 'lead'], %(most)s) s
    WHERE cardinality(w.org) > 0
  UNION SELECT w.n, 'account', a.id FROM account a JOIN wanted w ON w.org_key = a.name_key
    WHERE a.name_key = ANY (%(org_keys)s)
  UNION SELECT w.n, 'account', w.here FROM wanted w WHERE w.here IS NOT NULL
), colleagues AS MATERIALIZED (
  SELECT o.n, f.contact_id AS id FROM affiliation f JOIN by_org o ON o.kind = 'account' AND o.id = f.account_id
  WHERE f.account_id = ANY (ARRAY(SELECT id FROM by_org WHERE kind = 'account')) AND f.until IS NULL
  UNION SELECT w.n, t.contact_id FROM wanted w, touched t WHERE t.contact_id IS NOT NULL
), hits AS MATERIALIZED (
  SELECT n, kind, id FROM by_org
  UNION SELECT w.n, s.kind, s.object_id FROM wanted w,
    LATERAL vai.search_ids(w.who, '{{}}', w.who_text, ARRAY['contact', 'lead', 'account'], %(most)s) s WHERE cardinality(w.who) > 0
  UNION SELECT k.n, 'contact', c.id FROM contact c JOIN colleagues k ON k.id = c.id
    JOIN wanted w ON w.n = k.n AND w.last <> '' AND ' ' || c.name_f || ' ' LIKE '%% ' || w.last || ' %%'
    WHERE c.id = ANY (ARRAY(SELECT id FROM colleagues))
  {numbers}
)
SELECT h.n, 'account', a.id, a.name, 'vi', '', ARRAY[a.name, a.short_name, a.name_key], a.id,
  EXISTS (SELECT FROM touched t WHERE t.account_id = a.id),
  coalesce(a.tax_digits = nullif(w.tax, ''), false) OR EXISTS (SELECT FROM contact_point p
    WHERE %(has_numbers)s AND p.account_id = a.id AND p.value IN (w.phone, w.email) AND p.value <> '')
  FROM account a JOIN hits h ON h.kind = 'account' AND h.id = a.id JOIN wanted w ON w.n = h.n
  WHERE a.id = ANY (ARRAY(SELECT id FROM hits WHERE kind = 'account')) AND a.archived_at IS NULL AND a.merged_into_id IS NULL
UNION ALL
SELECT h.n, 'contact', c.id, c.name, c.name_language, c.honorific, ARRAY[coalesce(nullif(p.short_name, ''), p.name), p.name, p.short_name], p.id,
  EXISTS (SELECT FROM touched t WHERE t.contact_id = c.id),
  EXISTS (SELECT FROM contact_point q WHERE %(has_numbers)s AND q.contact_id = c.id AND q.value IN (w.phone, w.email) AND q.value <> '')
  FROM contact c JOIN hits h ON h.kind = 'contact' AND h.id = c.id JOIN wanted w ON w.n = h.n
  LEFT JOIN LATERAL (
    SELECT a.* FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.contact_id = c.id AND f.until IS NULL AND a.archived_at IS NULL
    ORDER BY EXISTS (SELECT FROM by_org o WHERE o.n = h.n AND o.kind = 'account' AND o.id = a.id) DESC, f.is_primary DESC, f.id LIMIT 1
  ) p ON true
  WHERE c.id = ANY (ARRAY(SELECT id FROM hits WHERE kind = 'contact')) AND c.archived_at IS NULL AND c.merged_into_id IS NULL
UNION ALL
SELECT h.n, 'lead', l.id, l.name, 'vi', l.honorific, ARRAY[l.company], NULL,
  EXISTS (SELECT FROM touched t WHERE t.lead_id = l.id), (l.phone = w.phone AND l.phone <> '') OR (l.email = w.email AND l.email <> '')
  FROM lead l JOIN hits h ON h.kind = 'lead' AND h.id = l.id JOIN wanted w ON w.n = h.n
  WHERE l.id = ANY (ARRAY(SELECT id FROM hits WHERE kind = 'lead')) AND l.archived_at IS NULL
    AND l.status NOT IN ('converted', 'disqualified')
"""
# Only where the line tells a number or an address.
_NUMBERS = """
  UNION SELECT w.n, 'account', a.id FROM account a JOIN wanted w ON w.tax = a.tax_digits WHERE a.tax_digits = ANY (%(taxes)s)
  UNION SELECT w.n, CASE WHEN p.contact_id IS NULL THEN 'account' ELSE 'contact' END, coalesce(p.contact_id, p.account_id)
    FROM contact_point p JOIN wanted w ON p.value IN (w.phone, w.email) WHERE p.value = ANY (%(values)s)
  UNION SELECT w.n, 'lead', l.id FROM lead l JOIN wanted w ON w.phone = l.phone
    WHERE l.phone <> '' AND l.reversed_digits = ANY (ARRAY(SELECT vai.reversed_digits(v) FROM unnest(%(values)s::text[]) v))
  UNION SELECT w.n, 'lead', l.id FROM lead l JOIN wanted w ON w.email = l.email WHERE l.email <> '' AND l.email = ANY (%(values)s)
"""


def candidates(
    mentions: Sequence[Mention], *, at: datetime, here: Target | None = None
) -> dict[int, list[Candidate]]:
    """Return for each mention, by its number, the records that it may stand for; those of the open page are marked."""
    wanted = [_wanted(number, one, here) for number, one in enumerate(mentions) if one.is_named]
    found: dict[int, list[Candidate]] = {number: [] for number in range(len(mentions))}
    if not wanted:
        return found
    numbers = [one[name] for one in wanted for name in ("phone", "email") if one[name]]
    taxes = [one["tax"] for one in wanted if one["tax"]]
    values: dict[str, Any] = {
        "wanted": json.dumps(wanted),
        "since": at - TOUCHED_WITHIN,
        "most": _MOST,
        "org_keys": [one["org_key"] for one in wanted if one["org_key"]],
        "has_numbers": bool(numbers),
        "values": numbers,
        "taxes": taxes,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND.format(numbers=_NUMBERS if numbers or taxes else ""), values)
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
