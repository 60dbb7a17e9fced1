"""Who may do what: the table of rules against every title, serving or not."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast

from vai.clients import rules
from vai.clients.actions import coverage
from vai.clients.rules import PERMISSIONS, Act, Standing
from vai.clients.tests.people import added, opened
from vai.core.rowsecurity import acting_as

STRANGER = Standing(may_write=True)
ASSISTANT = Standing(may_write=True, modes=frozenset({"assist"}), lead_modes=frozenset({"assist"}))
COLLEAGUE = Standing(may_write=True, modes=frozenset({"farm"}))
LEAD_PERSON = Standing(may_write=True, modes=frozenset({"hunt"}), lead_modes=frozenset({"hunt"}))
TEAM_LEAD = Standing(may_write=True, leads=True)
ADMINISTRATOR = Standing(may_write=True, administers=True)
READER = Standing(may_write=False, leads=True, administers=True, modes=frozenset({"hunt"}))
TABLE = {
    # act: stranger, assistant, colleague, lead person, team lead, administrator
    Act.OPEN: (1, 1, 1, 1, 1, 1),
    Act.CHANGE: (0, 1, 1, 1, 1, 1),
    Act.TAG: (0, 1, 1, 1, 1, 1),
    Act.ADD_COLLEAGUE: (0, 0, 1, 1, 1, 1),
    Act.OFFER: (0, 0, 1, 1, 1, 1),
    Act.ARCHIVE: (0, 0, 0, 1, 1, 1),
    Act.MERGE: (0, 0, 0, 1, 1, 1),
    Act.REASSIGN: (0, 0, 0, 0, 1, 1),
    Act.SETTLE: (0, 0, 0, 0, 0, 1),
}


def test_every_act_has_its_line() -> None:
    assert set(TABLE) == set(PERMISSIONS) == set(Act)


@pytest.mark.parametrize("act", Act)
def test_an_act_is_allowed_by_its_line(act: Act) -> None:
    everybody = (STRANGER, ASSISTANT, COLLEAGUE, LEAD_PERSON, TEAM_LEAD, ADMINISTRATOR)
    assert tuple(int(rules.allows(act, one)) for one in everybody) == TABLE[act]
    assert not rules.allows(act, READER)


def test_the_database_tells_how_a_person_stands(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        coverage.cover(account, cast.chi, "farm", by=cast.an, at=NOW, is_lead=False)
    hunt = frozenset({"hunt"})
    for person, standing in (
        (cast.an, Standing(may_write=True, modes=hunt, lead_modes=hunt)),
        (cast.chi, Standing(may_write=True, modes=frozenset({"farm"}))),
        (cast.khoa, TEAM_LEAD),
        (cast.minh, ADMINISTRATOR),
        (cast.lan, Standing(may_write=False, leads=True)),
        (cast.binh, Standing()),
        (cast.phuc, Standing()),
    ):
        with acting_as(person, at=NOW):
            assert (person.name, rules.standing(account)) == (person.name, standing)


def test_a_contact_is_written_with_its_account(cast: Cast) -> None:
    lan = added(cast.an, opened(cast.an))
    allowed = {}
    for name in ("an", "khoa", "minh", "chi", "lan", "phuc"):
        with acting_as(getattr(cast, name), at=NOW):
            allowed[name] = rules.allows(Act.CHANGE, rules.contact_standing(lan))
    assert allowed == {"an": True, "khoa": True, "minh": True, "chi": False, "lan": False, "phuc": False}
