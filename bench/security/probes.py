"""Random probes of the row rules: what the database lets a person do is compared with the rules told in plain Python.

A company is made by chance; then, again and again, somebody enters (or is refused) and tries one act on one row. Between
rounds the company changes: people move, leave and come back, delegations end, records change hands.
"""

import contextlib
from datetime import timedelta
from random import Random

import psycopg
from django.db import Error, connection, transaction
from django.utils import timezone
from tests.cast import NOW
from tests.security.company import TODAY, Company
from tests.security.rules import Eyes
from tests.security.test_row_security import adapt, all_rows, generated, guarded_tables

from vai.core.rowsecurity import NoSuchPerson, NotDelegated, acting_as
from vai.staff.enums import Title
from vai.staff.models import Delegation, Person, Team

ACTS = ("see", "see", "change", "move", "add", "delete")
ROUNDS = 5
# So many probes for each that enters.
AT_ONCE = 10
# What a column of this name may point at instead.
POINTS_AT = {
    **dict.fromkeys(("account_id", "kept_account_id"), "account"),
    **dict.fromkeys(("contact_id", "kept_contact_id"), "contact"),
    **dict.fromkeys(
        [
            "owner_id",
            "person_id",
            "created_by_id",
            "author_id",
            "on_behalf_of_id",
            "uploaded_by_id",
            "principal_id",
            "delegate_id",
            "receiver_id",
            "giver_id",
            "offered_by_id",
            "opened_by_id",
        ],
        "person",
    ),
    "lead_id": "lead",
    "opportunity_id": "opportunity",
    "team_id": "team",
    "group_id": "account_group",
    "interaction_id": "interaction",
    "handover_id": "handover",
    "batch_id": "import_batch",
}
# Kept by triggers from what else the row says, so that nobody chooses it.
DERIVED = {("coverage", "team_id"), ("account", "team_id")}
# No key of one column: read, never written by anybody.
ONLY_SEEN = ("undone_change", "search_entry")


class Unjudged(Exception):  # noqa: N818 - read as a sentence
    """The database refused for a reason that is no right: nothing can be told of the row rules."""


class Episode:
    """One random company, probed in rounds; everything is taken back at the end."""

    def __init__(self, part, seed, only=()):
        self.part, self.seed, self.only = part, seed, only
        self.random = Random(seed)
        self.company = Company(
            seed, n_people=self.random.randint(9, 16), n_accounts=self.random.randint(8, 14)
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, deletable FROM vai.guarded_table ORDER BY name")
            self.deletable = dict(cursor.fetchall())
        self.tables = [name for name in self.deletable if name not in ONLY_SEEN]
        # Known before anybody enters: who acts may not ask the catalogue in the middle of a refused act.
        self.made = {name: generated(name) for name in self.tables}

    def run(self, n_probes):
        """Probe so many times."""
        goal = self.part.checks + n_probes
        for turn in range(ROUNDS):
            if turn:
                self._let_things_happen()
            self._read()
            stop = goal - n_probes * (ROUNDS - 1 - turn) // ROUNDS
            while self.part.checks < stop:
                self._somebody_enters(min(AT_ONCE, stop - self.part.checks))

    def _read(self):
        for person in self.company.people:
            person.refresh_from_db()
        self.book = all_rows([*guarded_tables(), "person", "team"], self.company)
        self.rows = {
            table: sorted(self.book.rows[table], key=lambda row: row["id"])
            for table in (*self.tables, "person", "team")
        }
        self.full = [*(table for table in self.tables if self.rows[table]), "person", "team"]
        self.full = [table for table in self.full if not self.only or table in self.only]
        self.pools = {name: [row["id"] for row in self.rows[name]] for name in {*POINTS_AT.values()}}

    def _somebody_enters(self, n_probes):
        """Enter as a random person, for a random colleague at times, on some day; being refused is a probe as well."""
        choose = self.random
        person = choose.choice(self.company.people)
        day = TODAY + timedelta(days=choose.choice([0, 0, 0, choose.randint(-25, 30)]))
        at = NOW + (day - TODAY)
        eyes = Eyes(self.book, person.pk, None, day)
        behalf = self._behalf(person, eyes)
        if behalf:
            eyes = Eyes(self.book, person.pk, behalf.pk, day)
        may_enter = person.is_active and (behalf is None or behalf.pk in eyes.principals)
        who = f"{person.title} {person.pk}" + (f" for {behalf.pk}" if behalf else "") + f" on {day}"
        try:
            with acting_as(person, at=at, on_behalf_of=behalf):
                self.part.check(may_enter, f"seed {self.seed}: {who} entered")
                for _ in range(n_probes - 1):
                    self._probe(eyes, who)
        except (NoSuchPerson, NotDelegated):
            self.part.check(not may_enter, f"seed {self.seed}: {who} was refused at the door")

    def _behalf(self, person, eyes):
        by_key = {one.pk: one for one in self.company.people}
        kind = self.random.random()
        if eyes.principals and kind < 0.4:
            return by_key[self.random.choice(sorted(eyes.principals))]
        given = [row["principal_id"] for row in self.book.find("delegation", delegate_id=person.pk)]
        if given and kind < 0.6:
            return by_key[self.random.choice(sorted(given))]
        return self.random.choice(self.company.people) if kind > 0.92 else None

    def _probe(self, eyes, who):
        table = self.random.choice(self.full)
        row = self.random.choice(self.rows[table])
        act = self.random.choice(ACTS)
        try:
            promised, found, told = getattr(self, f"_{act}")(eyes, table, row)
        except Unjudged:
            self.part.figures["not judged"] = self.part.figures.get("not judged", 0) + 1
            return
        name = "allowed" if promised else "refused"
        self.part.figures[name] = self.part.figures.get(name, 0) + 1
        self.part.check(
            promised == found,
            f"seed {self.seed}: {who} may {'' if promised else 'not '}{told} {table} {row['id']}, and the database says {found}",
        )

    def _see(self, eyes, table, row):
        if table in ("person", "team"):
            return True, self._does(f"SELECT id FROM {table} WHERE id = %s", [row["id"]]), "see"
        return eyes.sees(table, row), self._does(f"SELECT id FROM {table} WHERE id = %s", [row["id"]]), "see"

    def _change(self, eyes, table, row):
        statement = f"UPDATE {table} SET id = id WHERE id = %s RETURNING id"
        if table == "person":
            return self._change_person(eyes, row)
        if table == "team":
            return eyes.administers, self._does(statement, [row["id"]]), "change"
        may = eyes.sees(table, row) and eyes.writes(table, row)
        return may, self._does(statement, [row["id"]]), "change"

    def _change_person(self, eyes, row):
        """Harmless fields are one's own; what gives rights is an administrator's."""
        column, value = self.random.choice([("theme", "dark"), ("title", "executive"), ("is_active", False)])
        mine = column == "theme" and row["id"] == eyes.person
        same = row[column] == value and row["id"] == eyes.person
        found = self._does(f"UPDATE person SET {column} = %s WHERE id = %s RETURNING id", [value, row["id"]])
        return eyes.administers or mine or same, found, f"set {column} of"

    def _move(self, eyes, table, row):
        """Let a row belong to somebody or something else: the old and the new row must be one's to see and to write."""
        changes = {} if table in ("person", "team") else self._pointed_elsewhere(table, row)
        if not changes:
            return self._change(eyes, table, row)
        new = {**row, **changes}
        # What a row has beside itself (who serves the account, who opened it) is asked of the book before the change:
        # so who may write an account may give away that they opened it.
        may_new = eyes.sees(table, new) and eyes.writes(table, new)
        may = may_new and eyes.sees(table, row) and eyes.writes(table, row)
        sets = ", ".join(f'"{name}" = %s' for name in changes)
        found = self._does(
            f"UPDATE {table} SET {sets} WHERE id = %s RETURNING id", [*changes.values(), row["id"]]
        )
        return may, found, f"move ({changes})"

    def _add(self, eyes, table, row):
        if table in ("person", "team"):
            return self._change(eyes, table, row)
        changes = self._pointed_elsewhere(table, row) if self.random.random() < 0.5 else {}
        new = {**row, **changes, "id": -1}
        if table == "account":
            new["is_unserved"] = True
        with self._as_new(eyes, table, new):
            may = eyes.writes(table, new)
        columns = [name for name in row if name != "id" and name not in self.made[table]]
        names = ", ".join(f'"{name}"' for name in columns)
        places = ", ".join(["%s"] * len(columns))
        values = [adapt(new[name]) for name in columns]
        return may, self._does(f"INSERT INTO {table} ({names}) VALUES ({places})", values), f"add ({changes})"

    def _delete(self, eyes, table, row):
        statement = f"DELETE FROM {table} WHERE id = %s RETURNING id"
        if table in ("person", "team"):
            return eyes.administers, self._does(statement, [row["id"]]), "delete"
        may = bool(self.deletable.get(table)) and eyes.sees(table, row) and eyes.writes(table, row)
        return may, self._does(statement, [row["id"]]), "delete"

    def _pointed_elsewhere(self, table, row):
        columns = sorted(
            name for name in row if name in POINTS_AT and (table, name) not in DERIVED and name not in self.made[table]
        )  # fmt: skip
        if not columns:
            return {}
        column = self.random.choice(columns)
        # Nothing at all as well, where some row of the table has nothing there.
        nothing = [None] if any(one[column] is None for one in self.rows[table]) else []
        return {column: self.random.choice([*self.pools[POINTS_AT[column]], *nothing])}

    @contextlib.contextmanager
    def _as_new(self, eyes, table, new):
        """Let the rules look at an account as it would be; other rules read the row that they are given."""
        if table != "account":
            yield
            return
        known = eyes.book.by_id["account"]
        before = known.get(new["id"])
        known[new["id"]] = new
        try:
            yield
        finally:
            known.pop(new["id"])
            if before:
                known[new["id"]] = before

    def _does(self, statement, values):
        """Try a statement and take it back; whether the rules of rows let it through."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)
                done = cursor.rowcount > 0
                transaction.set_rollback(True)
                return done
        except Error as error:
            if isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
                return False
            # A constraint is asked only after the rules of rows said yes.
            if isinstance(error.__cause__, psycopg.errors.IntegrityError):
                return True
            raise Unjudged from error

    def _let_things_happen(self):
        happenings = (self._moves, self._leaves_or_returns, self._is_promoted, self._delegation_ends)
        happenings += (self._is_delegated, self._lead_of_a_team, self._changes_hands)
        with acting_as(self.company.robot, at=NOW):
            for _ in range(self.random.randint(4, 9)):
                self.random.choice(happenings)()

    def _moves(self):
        person = self.random.choice(self.company.people)
        Person.objects.filter(pk=person.pk).update(team=self.random.choice([*self.company.teams, None]))

    def _leaves_or_returns(self):
        person = self.random.choice(self.company.people)
        left = sum(not one.is_active for one in self.company.people)
        Person.objects.filter(pk=person.pk).update(is_active=left > 3)

    def _is_promoted(self):
        person = self.random.choice(self.company.people)
        Person.objects.filter(pk=person.pk).update(title=self.random.choice(list(Title)))

    def _delegation_ends(self):
        given = list(Delegation.objects.filter(revoked_at=None).order_by("pk"))
        if given:
            Delegation.objects.filter(pk=self.random.choice(given).pk).update(revoked_at=timezone.now())

    def _is_delegated(self):
        principal, delegate = self.random.sample(self.company.people, 2)
        until = TODAY + timedelta(days=self.random.randint(0, 20))
        Delegation.objects.create(
            principal=principal, delegate=delegate, scopes=["journal"], since=TODAY, until=until
        )

    def _lead_of_a_team(self):
        team = self.random.choice(self.company.teams)
        Team.objects.filter(pk=team.pk).update(lead=self.random.choice([*self.company.people, None]))

    def _changes_hands(self):
        """Let a lead, a deal, a contact or a coverage go to somebody else, or end."""
        record = self.random.choice([*self.company.leads, *self.company.deals, *self.company.contacts])
        type(record).objects.filter(pk=record.pk).update(owner=self.random.choice(self.company.people))
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE coverage SET until = %s WHERE id = (SELECT id FROM coverage WHERE until IS NULL ORDER BY id"
                " OFFSET %s LIMIT 1)",
                [TODAY, self.random.randrange(8)],
            )


def probe(part, seed, n_probes, *, n_each=2_000, only=()):
    """Probe one company after the other, each in a transaction that is taken back; `only` names tables to look at."""
    left, turn = n_probes, 0
    while left > 0:
        with transaction.atomic():
            Episode(part, seed + turn, only).run(min(n_each, left))
            transaction.set_rollback(True)
        left, turn = left - n_each, turn + 1


def attack(part, options):
    """Probe as often as was asked for."""
    probe(part, options.seed, options.probes)
