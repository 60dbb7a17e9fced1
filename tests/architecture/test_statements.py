"""A page costs at most twelve statements, however many rows it shows."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from vai.clients.actions.accounts import AccountData, open_account
from vai.clients.actions.contacts import ContactData, add_contact
from vai.clients.actions.points import PointData
from vai.clients.models import Account
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.hunting.actions.leads import LeadData, receive
from vai.hunting.actions.opportunities import OpportunityData, open_opportunity
from vai.journal.actions import interactions, steps
from vai.staff.models import Person

BUDGET = 12
# The bounds of a transaction, and leaving the person, which only the transaction around a test makes necessary.
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SELECT set_config('role', 'none'")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGES = (
    "/desks/hunt/",
    "/desks/farm/",
    "/desks/advise/",
    "/desks/key/",
    "/desks/assist/",
    "/desks/lead/",
    "/accounts/",
    "/accounts/{account}/",
    "/accounts/{account}/stream/",
    "/contacts/",
    "/contacts/{contact}/",
    "/leads/",
    "/leads/{lead}/",
    "/leads/{lead}/fit/",
    "/leads/{lead}/cadence/",
    "/calls/?lead={lead}",
    "/cadences/",
    "/deals/{deal}/fit/",
    "/board/",
    "/deals/",
    "/deals/{deal}/",
    "/steps/",
    "/notices/",
    "/handovers/",
    "/commission/",
    "/commission/what-if/",
    "/contracts/",
    "/accounts/{account}/contracts/",
    "/deals/{deal}/agreed/",
    "/deals/{deal}/quotes/",
    "/deals/{deal}/won/",
    "/calls/",
    "/forecast/",
    "/targets/",
    "/figures/",
    "/leads/speed/",
    "/leads/refer/",
    "/leads/{lead}/score/",
    "/cards/",
    "/products/",
    "/answers/",
    "/imports/",
    "/search/?q=minh",
    "/search/suggest/?q=minh",
)


def lives(cast: Cast, who: Person, n: int) -> dict[str, int]:
    """Let a person have `n` of everything; return the numbers of the last."""
    with acting_as(who, at=NOW):
        for i in range(n):
            account = open_account(
                AccountData(name=f"Minh Long {i}"), by=who, at=NOW, person=who, mode="hunt"
            )
            contact = add_contact(
                ContactData(name=f"Trần Minh {i}", points=(PointData("phone", f"09123456{i:02d}"),)),
                by=who,
                at=NOW,
                account=account,
                title="Kế toán trưởng",
                decision_role="finance",
            )
            deal = open_opportunity(
                OpportunityData(
                    name=f"Minh deal {i}", account=account, contact=contact, amount=Decimal(10**8)
                ),
                by=who,
                at=NOW,
            )
            lead = receive(
                LeadData(name=f"Minh lead {i}", phone=f"09876543{i:02d}"), by=who, at=NOW, owner=who
            )
            _talk(who, account, contact.pk, deal.pk, lead.pk)
            handovers.propose(
                account,
                receiver=cast.chi,
                from_mode="hunt",
                to_mode="farm",
                by=who,
                at=NOW,
                opportunity=deal,
                item_notes=dict.fromkeys(range(20), "x"),
            )
    return {"account": account.pk, "contact": contact.pk, "deal": deal.pk, "lead": lead.pk}


def _talk(who: Person, account: Account, contact: int, deal: int, lead: int) -> None:
    at = NOW - timedelta(days=3)
    for about in (
        {"account_id": account.pk, "contact_ids": [contact], "opportunity_id": deal},
        {"lead_id": lead},
    ):
        interactions.record("call", by=who, at=NOW, occurred_at=at, outcome="reached", minutes=5, **about)
    steps.plan("Gửi báo giá", by=who, at=NOW, due_on=NOW.date(), account_id=account.pk, opportunity_id=deal)
    steps.plan("Gọi lại", by=who, at=NOW, due_on=NOW.date(), lead_id=lead)


def statements(client: Client, page: str) -> list[str]:
    client.get(page)  # what a process learns once (settings, templates, content types) is not the page's
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page)
    assert answer.status_code in (200, 302, 303), (page, answer.status_code)
    return [
        query["sql"]
        for query in captured.captured_queries
        if not query["sql"].strip().startswith(NOT_COUNTED)
    ]


@pytest.mark.parametrize("who", ["an", "khoa", "minh"])
def test_pages_keep_to_their_budget_with_one_row_and_with_three(cast: Cast, who: str) -> None:
    person: Person = getattr(cast, who)
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend=BACKEND)
    counts: dict[str, list[int]] = {page: [] for page in PAGES}
    for n in (1, 2):
        numbers = lives(cast, cast.an, n)
        for page in PAGES:
            counts[page].append(len(statements(client, page.format(**numbers))))
    assert {page: found for page, found in counts.items() if max(found) > BUDGET} == {}
    assert {page: found for page, found in counts.items() if found[0] != found[1]} == {}
