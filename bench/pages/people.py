"""The people who are measured, one of each kind, and some of what each of them works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client
from django.utils import timezone

from vai.clients.models import Account, Contact, Coverage
from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead, Opportunity, Stage
from vai.journal.models import NextStep
from vai.staff.models import Person

REGION_LEAD, EXECUTIVE, ADMINISTRATOR = 901, 800, 801
# Who sees much may take twice as long.
REP_MS, SEES_MUCH_MS = 100.0, 200.0
SOME = 40


@dataclass(frozen=True)
class Worker:
    """A person, the milliseconds that their pages may take at p95, and the numbers of what is theirs."""

    label: str
    person: Person
    desk: str
    budget_ms: float
    session: str
    n_accounts: int
    accounts: list[int] = field(default_factory=list)
    contacts: list[int] = field(default_factory=list)
    deals: list[tuple[int, int]] = field(default_factory=list)
    leads: list[int] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    open_stages: list[int] = field(default_factory=list)


def workers() -> list[Worker]:
    """Choose the people: reps of every mode, two of them with 3,000 accounts, leads of ten and of 50,000, who see all."""
    chosen = [
        ("hunter, 3,000 accounts", _seller("hunter", heavy=True), "hunt", REP_MS),
        ("account manager, 3,000", _seller("account_manager", heavy=True), "farm", REP_MS),
        ("hunter", _seller("hunter", heavy=False), "hunt", REP_MS),
        ("account manager", _seller("account_manager", heavy=False), "farm", REP_MS),
        ("relationship manager", _seller("relationship_manager", heavy=False), "advise", REP_MS),
        ("key account manager", _seller("key_account_manager", heavy=False), "key", REP_MS),
        (
            "sale assistant",
            _seller("sale_assistant", heavy=False),
            "assist",
            REP_MS,
        ),
        (
            "team lead",
            _seller("team_lead", heavy=False),
            "lead",
            SEES_MUCH_MS,
        ),
        ("region lead, 50,000", Person.objects.get(pk=REGION_LEAD), "lead", SEES_MUCH_MS),
        ("executive, all", Person.objects.get(pk=EXECUTIVE), "lead", SEES_MUCH_MS),
    ]
    return [_worker(*one) for one in chosen]


def _seller(title: str, *, heavy: bool) -> Person:
    """Choose a seller with a large book or with a usual one."""
    people = Person.objects.filter(title=title, pk__gt=1000).order_by("pk")
    return people[0] if heavy else people.reverse()[0]


def _worker(label: str, person: Person, desk: str, budget_ms: float) -> Worker:
    with acting_as(person, at=timezone.now()):
        accounts = list(
            Account.objects.filter(archived_at=None)
            .order_by("-updated_at")
            .values_list("pk", flat=True)[:SOME]
        )
        owned = Opportunity.objects.filter(outcome="open")
        if budget_ms == REP_MS and Coverage.objects.filter(person=person, until=None).exists():
            accounts = list(
                Coverage.objects.filter(person=person, until=None)
                .order_by("pk")
                .values_list("account_id", flat=True)[:SOME]
            )
            owned = (
                owned.filter(account_id__in=accounts)
                if not owned.filter(owner=person).exists()
                else owned.filter(owner=person)
            )
        return Worker(
            label,
            person,
            desk,
            budget_ms,
            _session(person),
            Account.objects.count(),
            accounts,
            list(
                Contact.objects.filter(affiliations__account_id__in=accounts)
                .order_by("pk")
                .values_list("pk", flat=True)[:SOME]
            ),
            list(owned.order_by("-pk").values_list("pk", "stage_id")[:SOME]),
            list(Lead.objects.order_by("-received_at").values_list("pk", flat=True)[:SOME]),
            list(
                NextStep.objects.filter(person=person, done_at=None)
                .order_by("pk")
                .values_list("pk", flat=True)[:SOME]
            ),
            list(
                Stage.objects.filter(outcome="open", archived_at=None)
                .order_by("position")
                .values_list("pk", flat=True)
            ),
        )


def _session(person: Person) -> str:
    """Sign the person in and return the cookie."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value
