"""What the acting person stands for, asked of the database that guards the rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from vai.hunting.rules import Standing

_STANDING = """
SELECT vai.person_id(), vai.behalf_id(), vai.writer_ids(), vai.team_ids(), vai.home_team_id(), vai.may_write(), vai.may_administer(),
  vai.behalf_id() IS NULL OR EXISTS (
    SELECT FROM delegation d WHERE d.principal_id = vai.behalf_id() AND d.delegate_id = vai.person_id() AND d.revoked_at IS NULL
    AND 'deals' = ANY (d.scopes) AND (vai.moment() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN d.since AND d.until),
  ARRAY(SELECT deal FROM unnest(%s::bigint[]) deal WHERE vai.writes_opportunity(deal))
"""


def current(deals: Iterable[int] = ()) -> Standing:
    """Return what the acting person stands for; for the deals named, also whether they may write them."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(deals)])
        person, behalf, writers, teams, home, writes, administers, in_scope, written = cursor.fetchone()
    return Standing(
        person_id=person,
        doer_id=behalf or person,
        writer_ids=frozenset(writers),
        team_ids=frozenset(teams),
        home_team_id=home,
        may_write=writes,
        may_administer=administers,
        may_deal=in_scope,
        written_deals=frozenset(written),
    )


def writes_account(account_id: int) -> bool:
    """Whether the acting person may write an account: they serve it, or lead the team that does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.may_administer() OR %s = ANY (vai.writable_book())"
            " OR EXISTS (SELECT FROM account a WHERE a.id = %s AND a.team_id = ANY (vai.team_ids()))",
            [account_id, account_id],
        )
        return bool(cursor.fetchone()[0])
