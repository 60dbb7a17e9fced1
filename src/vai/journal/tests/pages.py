"""A browser without JavaScript, signed in as somebody; and how many queries a page costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vai.staff.models import Person

HTMX = {"HTTP_HX_REQUEST": "true"}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(person: Person) -> Client:
    """Sign somebody in."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    """Count the queries of the block, those of the sign-in and of the door to the database included."""
    with CaptureQueriesContext(connection) as queries:
        yield queries


def n_queries(queries: CaptureQueriesContext) -> int:
    """Count what was asked of the database, without savepoints."""
    return sum("SAVEPOINT" not in query["sql"] for query in queries)
