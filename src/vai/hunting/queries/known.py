"""Whose a lead is before any rule is asked: the client's owner, the owner of an open deal, whoever a company is named for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection

from vai.clients.enums import PointKind
from vai.clients.models import Account, Affiliation, ContactPoint, Coverage
from vai.hunting.enums import AssignmentReason, StageOutcome
from vai.hunting.fits import Facts
from vai.hunting.models import NamedAccount, Opportunity, RoutingSettings
from vai.staff.enums import Mode

# Of those who serve a client, who gets a new lead of theirs: whoever sells first.
_ORDER: Final = (Mode.HUNT, Mode.KEY, Mode.FARM, Mode.ADVISE, Mode.ASSIST)
_BY_DOMAIN: Final = """
SELECT split_part(p.value, '@', 2), o.id, o.name, o.owner_id, o.updated_at FROM opportunity o
  JOIN contact_point p ON p.account_id = o.account_id
  WHERE o.outcome = 'open' AND o.archived_at IS NULL AND p.kind = 'email' AND split_part(p.value, '@', 2) = ANY (%(domains)s)
UNION
SELECT split_part(p.value, '@', 2), o.id, o.name, o.owner_id, o.updated_at FROM opportunity o
  JOIN affiliation f ON f.account_id = o.account_id AND f.until IS NULL JOIN contact_point p ON p.contact_id = f.contact_id
  WHERE o.outcome = 'open' AND o.archived_at IS NULL AND p.kind = 'email' AND split_part(p.value, '@', 2) = ANY (%(domains)s)
ORDER BY 5, 2
"""


@dataclass(frozen=True)
class Known:
    """Whose it is already: a person or else a team, and by what; `params` fill the sentence that says so."""

    reason: str
    person_id: int | None = None
    team_id: int | None = None
    params: dict[str, Any] = field(default_factory=dict)


def of(facts: Iterable[Facts], settings: RoutingSettings) -> dict[int, list[Known]]:
    """Say of each lead whose it is already, the strongest claim first."""
    facts = list(facts)
    found: dict[int, list[Known]] = {one.lead_id: [] for one in facts}
    if settings.knows_clients:
        _add_clients(facts, found)
    if settings.knows_deals:
        _add_deals(facts, found)
    if settings.knows_names:
        _add_names(facts, found)
    return found


def _add_clients(facts: list[Facts], found: dict[int, list[Known]]) -> None:
    accounts = _accounts(facts)
    serving = _serving(set(accounts.values()))
    names = dict(Account.objects.filter(pk__in=serving).order_by("pk").values_list("pk", "name"))
    for one in facts:
        account = accounts.get(one.lead_id)
        if account in serving:
            person_id, team_id = serving[account]
            params = {"client": names[account]}
            found[one.lead_id].append(Known(AssignmentReason.CLIENT, person_id, team_id, params))


def _accounts(facts: list[Facts]) -> dict[int, int]:
    """Find the client of each lead: known when it came, or the only one with its tax code, phone or mail address."""
    accounts = {one.lead_id: one.account_id for one in facts if one.account_id}
    rest = [one for one in facts if not one.account_id]
    marks: dict[str, set[int]] = {}
    codes = [one.tax_digits for one in rest if one.tax_digits]
    if codes:
        rows = Account.objects.filter(tax_digits__in=codes, archived_at=None, merged_into=None).order_by("pk")
        for code, pk in rows.values_list("tax_digits", "pk"):
            marks.setdefault(code, set()).add(pk)
    points = [mark for one in rest for mark in (one.phone, one.email) if mark]
    if points:
        for value, pk in _points(points):
            marks.setdefault(value, set()).add(pk)
    for one in rest:
        sure: set[int] = set()
        for mark in (one.tax_digits, one.phone, one.email):
            sure = sure or marks.get(mark, set())
        if len(sure) == 1:
            accounts[one.lead_id] = next(iter(sure))
    return accounts


def _points(values: list[str]) -> Iterable[tuple[str, int]]:
    rows = ContactPoint.objects.filter(
        value__in=values, kind__in=(PointKind.PHONE, PointKind.EMAIL)
    ).order_by("pk")
    people: dict[int, list[str]] = {}
    for value, account_id, contact_id in rows.values_list("value", "account_id", "contact_id"):
        if account_id is not None:
            yield value, account_id
        else:
            people.setdefault(contact_id, []).append(value)
    places = Affiliation.objects.filter(contact_id__in=people, until=None).order_by("pk")
    for contact_id, account_id in places.values_list("contact_id", "account_id") if people else ():
        for value in people[contact_id]:
            yield value, account_id


def _serving(accounts: set[int]) -> dict[int, tuple[int | None, int | None]]:
    rows = Coverage.objects.filter(account_id__in=accounts, until=None).order_by("pk")
    best: dict[int, tuple[tuple[bool, int, int], tuple[int | None, int | None]]] = {}
    order = list(_ORDER)
    for row in rows:
        rank = (not row.is_lead, order.index(Mode(row.mode)), row.pk)
        if row.account_id not in best or rank < best[row.account_id][0]:
            best[row.account_id] = (rank, (row.person_id, row.team_id))
    return {account: who for account, (_rank, who) in best.items()}


def _add_deals(facts: list[Facts], found: dict[int, list[Known]]) -> None:
    codes = {one.tax_digits for one in facts if one.tax_digits}
    keys = {one.name_key for one in facts if one.name_key}
    deals = Opportunity.objects.filter(outcome=StageOutcome.OPEN, archived_at=None).order_by(
        "updated_at", "pk"
    )
    # The latest comes last and stays.
    latest: dict[tuple[str, str], tuple[str, int]] = {}
    for kind, name, wanted in (("tax_code", "tax_digits", codes), ("company", "name_key", keys)):
        rows = deals.filter(**{f"account__{name}__in": wanted}).values_list(
            f"account__{name}", "name", "owner_id"
        )
        for mark, deal, owner in rows if wanted else ():
            latest[kind, mark] = (deal, owner)
    for domain, _pk, deal, owner, _at in _by_domain({one.domain for one in facts if one.domain}):
        latest["domain", domain] = (deal, owner)
    for one in facts:
        marks = (("tax_code", one.tax_digits), ("company", one.name_key), ("domain", one.domain))
        hit = next(((kind, latest[kind, mark]) for kind, mark in marks if (kind, mark) in latest), None)
        if hit:
            params = {"deal": hit[1][0], "same": hit[0]}
            found[one.lead_id].append(Known(AssignmentReason.DEAL, hit[1][1], None, params))


def _by_domain(domains: set[str]) -> list[tuple[Any, ...]]:
    if not domains:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_BY_DOMAIN, {"domains": sorted(domains)})
        return list(cursor.fetchall())


def _add_names(facts: list[Facts], found: dict[int, list[Known]]) -> None:
    marks: dict[tuple[str, str], NamedAccount] = {}
    for named in NamedAccount.objects.order_by("-pk"):
        for kind, mark in (("tax", named.tax_digits), ("name", named.name_key), ("domain", named.domain)):
            if mark:
                marks[kind, mark] = named
    for one in facts if marks else ():
        asked = (("tax", one.tax_digits), ("name", one.name_key), ("domain", one.domain))
        hit = next((marks[mark] for mark in asked if mark in marks), None)
        if hit:
            params = {"company": hit.name}
            found[one.lead_id].append(Known(AssignmentReason.NAMED, hit.person_id, None, params))
