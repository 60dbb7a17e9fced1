"""Search over accounts, contacts, leads, deals and contracts: what matches is looked up by index, what is shown passes row security."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import DecisionRole
from vai.contracts.enums import ContractStatus
from vai.core import formats
from vai.core.search import needle
from vai.hunting.enums import LeadStatus

KINDS: Final = ("account", "contact", "lead", "opportunity", "contract")
SUGGESTED: Final = 5
LISTED: Final = 40
_PAGES: Final = {
    "account": "workspace:account",
    "contact": "workspace:contact",
    "lead": "hunting:lead",
    "opportunity": "hunting:opportunity",
    "contract": "contracts:contract",
}
ICONS: Final = {
    "account": "building-2",
    "contact": "user-round",
    "lead": "target",
    "opportunity": "handshake",
    "contract": "file-text",
}
LABELS: Final[dict[str, str | Promise]] = {
    "account": _("Accounts"),
    "contact": _("Contacts"),
    "lead": _("Leads"),
    "opportunity": _("Deals"),
    "contract": _("Contracts"),
}
# The rows themselves are joined here, as the acting person: what they do not see drops out, also from the notes.
_FIND = """
SELECT s.kind, s.object_id, coalesce(a.name, c.name, nullif(l.name, ''), nullif(l.company, ''), nullif(l.phone, ''),
    nullif(l.email, ''), left(l.need, 60), o.name, k.number),
  coalesce(a.tax_code, ''), coalesce(fa.name, oa.name, k.client_name, nullif(l.company, ''), ''), coalesce(f.title, ''), coalesce(f.decision_role, ''),
  coalesce(ap.value, cp.value, nullif(l.phone, ''), ''), coalesce(l.status, k.status, ''), coalesce(t.name, ''), coalesce(g.name, ''),
  coalesce(o.amount, k.value), coalesce(o.currency, k.currency, 'VND')
FROM vai.search_ids(%(words)s, %(runs)s, %(beginning)s, %(kinds)s, %(most)s) s
LEFT JOIN account a ON s.kind = 'account' AND a.id = s.object_id
LEFT JOIN tier t ON t.id = a.tier_id
LEFT JOIN contact c ON s.kind = 'contact' AND c.id = s.object_id
LEFT JOIN lead l ON s.kind = 'lead' AND l.id = s.object_id
LEFT JOIN opportunity o ON s.kind = 'opportunity' AND o.id = s.object_id
LEFT JOIN contract k ON s.kind = 'contract' AND k.id = s.object_id
LEFT JOIN stage g ON g.id = o.stage_id
LEFT JOIN account oa ON oa.id = o.account_id
LEFT JOIN LATERAL (SELECT * FROM affiliation x WHERE x.contact_id = c.id AND x.until IS NULL
  ORDER BY x.is_primary DESC, x.id LIMIT 1) f ON true
LEFT JOIN account fa ON fa.id = f.account_id
LEFT JOIN LATERAL (SELECT p.value FROM contact_point p WHERE p.account_id = a.id AND p.kind = 'phone'
  ORDER BY p.is_primary DESC, p.id LIMIT 1) ap ON true
LEFT JOIN LATERAL (SELECT p.value FROM contact_point p WHERE p.contact_id = c.id AND p.kind = 'phone'
  ORDER BY p.is_primary DESC, p.id LIMIT 1) cp ON true
WHERE coalesce(a.id, c.id, l.id, o.id, k.id) IS NOT NULL
ORDER BY s.place, s.kind
"""


@dataclass(frozen=True)
class Hit:
    """Something that was found: its title, a note that tells it from others, a mark, and its page."""

    kind: str
    pk: int
    title: str
    note: str
    mark: str

    @property
    def url(self) -> str:
        """Where it is."""
        return reverse(_PAGES[self.kind], args=[self.pk])

    @property
    def icon(self) -> str:
        """The sign of its kind."""
        return ICONS[self.kind]


@dataclass(frozen=True)
class Found:
    """The hits of one kind, the best first; `is_cut` says that there are more."""

    kind: str
    hits: tuple[Hit, ...]
    is_cut: bool

    @property
    def label(self) -> str:
        """What they are."""
        return str(LABELS[self.kind])


def search(text: str, *, kinds: Collection[str] = KINDS, most: int = SUGGESTED) -> list[Found]:
    """Find what the acting person sees by words in any order and part, or a run of at least four digits; one query."""
    wanted = needle(text)
    if wanted.is_empty:
        return []
    values: dict[str, Any] = {
        "words": list(wanted.words),
        "runs": list(wanted.runs),
        "beginning": wanted.beginning,
        "kinds": [kind for kind in KINDS if kind in kinds],
        "most": most + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        hits = [_hit(row) for row in cursor.fetchall()]
    by_kind = {kind: [hit for hit in hits if hit.kind == kind] for kind in KINDS}
    return [Found(kind, tuple(some[:most]), len(some) > most) for kind, some in by_kind.items() if some]


def _hit(row: tuple[Any, ...]) -> Hit:
    kind, pk, title, tax, client, job, role, phone, status, tier, stage, amount, currency = row
    role_label = str(DecisionRole(role).label) if role in DecisionRole.values else ""
    notes = {
        "account": (tax, formats.phone(phone)),
        "contact": (job or role_label, client, formats.phone(phone)),
        "lead": (client if client != title else "", formats.phone(phone)),
        "opportunity": (client, formats.money_short(amount, currency)),
        "contract": (client, formats.money_short(amount, currency)),
    }[kind]
    mark = {
        "account": tier,
        "contact": "",
        "lead": str(LeadStatus(status).label) if status in LeadStatus.values else "",
        "opportunity": stage,
        "contract": str(ContractStatus(status).label) if status in ContractStatus.values else "",
    }[kind]
    return Hit(kind, pk, title or "", " · ".join(str(note) for note in notes if note), mark)
