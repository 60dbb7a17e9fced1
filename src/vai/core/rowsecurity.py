"""The one door to the database: every transaction says who acts, and PostgreSQL shows and takes no more than that.

Requests, jobs, commands and tests all enter by `acting_as`. Without it the app's role has no right to a customer's row.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext_lazy as _
from psycopg.errors import InsufficientPrivilege

from vai.core.errors import NotAllowed

# One statement: the database works out what the person sees (staff/sql/functions.sql) and enters the role for it.
_ENTER = """
SELECT set_config('role', s.role, true), set_config('vai.person_id', %(person)s, true),
  set_config('vai.behalf_id', coalesce(s.behalf_id::text, ''), true),
  set_config('vai.sight_ids', s.sight_ids::text, true), set_config('vai.writer_ids', s.writer_ids::text, true),
  set_config('vai.team_ids', s.team_ids::text, true), set_config('vai.home_team_id', coalesce(s.home_team_id::text, ''), true),
  set_config('vai.may_write', s.may_write::text, true), set_config('vai.may_administer', s.may_administer::text, true),
  set_config('vai.door', %(door)s, true), set_config('vai.at', %(at)s, true), set_config('vai.change_id', %(change)s, true),
  set_config('vai.home_currency', s.home_currency, true), s.team_ids, s.behalf_id
FROM vai.sight(%(person)s::bigint, %(behalf)s::bigint, %(at)s::timestamptz) s
"""
_LEAVE = """
SELECT set_config('role', 'none', true), set_config('vai.person_id', '', true), set_config('vai.behalf_id', '', true),
  set_config('vai.sight_ids', '', true), set_config('vai.writer_ids', '', true), set_config('vai.team_ids', '', true),
  set_config('vai.home_team_id', '', true), set_config('vai.may_write', '', true), set_config('vai.may_administer', '', true),
  set_config('vai.door', '', true), set_config('vai.at', '', true), set_config('vai.change_id', '', true)
"""


class Somebody(Protocol):
    """A person who can act."""

    @property
    def pk(self) -> int: ...


class NotDelegated(NotAllowed):
    """The person named does not let this one act for them (any more)."""

    code = "not_delegated"


class NoSuchPerson(NotAllowed):
    """The person is not (any more) one who works here."""

    code = "no_such_person"


@dataclass(frozen=True)
class Actor:
    """Who acts now: the person, whom for, through which door, when; `change_id` names all that is done as one change."""

    person_id: int
    on_behalf_of_id: int | None
    door: str
    at: datetime
    change_id: uuid.UUID
    # What the database answered: the class of sight, and the teams that are led.
    sight: str = ""
    team_ids: tuple[int, ...] = ()


OWN, TEAM, ALL = "vai_own", "vai_team", "vai_all"
_current: ContextVar[Actor | None] = ContextVar("actor", default=None)


@contextlib.contextmanager
def acting_as(
    person: Somebody, *, at: datetime, on_behalf_of: Somebody | None = None, door: str = "page"
) -> Iterator[Actor]:
    """Open a transaction in which this person acts, for a colleague where one is named; everything ends with it.

    May be nested: the outer actor is back afterwards. `door` says where from: page, job, command, import, demo.
    :raises NoSuchPerson: the person left.
    :raises NotDelegated: the colleague has not delegated to this person at that time.
    """
    behalf = on_behalf_of.pk if on_behalf_of else None
    actor = Actor(person.pk, behalf, door, at, uuid.uuid4())
    before = _current.get()
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        actor = _enter(actor)
        token = _current.set(actor)
        try:
            yield actor
        finally:
            _current.reset(token)
        # The end of a transaction forgets the actor by itself, and so does a rollback.
        if not is_outermost:
            _go_back(before)


def current() -> Actor:
    """Return who acts now.

    :raises LookupError: nobody does.
    """
    actor = _current.get()
    if actor is None:
        raise LookupError("nobody acts: enter by acting_as")
    return actor


def acting() -> Actor | None:
    """Return who acts now, or None."""
    return _current.get()


def new_change() -> Actor:
    """Begin another change inside the same transaction, to be undone by itself; return the actor with its id."""
    actor = replace(current(), change_id=uuid.uuid4())
    return continue_change(actor.change_id)


def continue_change(change_id: uuid.UUID) -> Actor:
    """Let what is done from here on belong to a change that was begun earlier (an import in several transactions)."""
    actor = replace(current(), change_id=change_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('vai.change_id', %s, true)", [str(change_id)])
    _current.set(actor)
    return actor


@contextlib.contextmanager
def checked() -> Iterator[None]:
    """Write inside the block, and let a row that the database refuses become a refusal that a person is told.

    :raises NotAllowed: row security does not let the acting person write this; nothing of the block was written.
    """
    try:
        with transaction.atomic():
            yield
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InsufficientPrivilege):
            raise
        raise NotAllowed(_("You may see this, but not change it.")) from error


def _enter(actor: Actor) -> Actor:
    behalf = None if actor.on_behalf_of_id is None else str(actor.on_behalf_of_id)
    values = {
        "person": str(actor.person_id),
        "behalf": behalf,
        "door": actor.door,
        "at": actor.at.isoformat(),
        "change": str(actor.change_id),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ENTER, values)
        row = cursor.fetchone()
    if row is None:
        raise NoSuchPerson(_("This person does not work here any more."))
    if row[-1] != actor.on_behalf_of_id:
        raise NotDelegated(_("This colleague has not authorised you to act for them."))
    return replace(actor, sight=row[0], team_ids=tuple(row[-2]))


def _go_back(before: Actor | None) -> None:
    """Leave the person, for whoever acted before; a block marked for rollback needs nothing."""
    if connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        if before is None:
            cursor.execute(_LEAVE)
            return
        cursor.execute("SELECT set_config('role', 'none', true)")
    _enter(before)
