"""The ground that is attacked: databases of their own, cloned from an empty installation, and browsers of its people."""

import contextlib
import logging
import sys

from django.core.signals import got_request_exception
from django.test import Client
from tests import databases

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@contextlib.contextmanager
def house(purpose):
    """Let everything inside the block happen in a fresh database, which is dropped after it."""
    with databases.cloned(databases.clone_name(purpose)):
        yield


def browser(person, **options):
    """Give a browser in which the person is signed in; a fault on our side is an answer of 500, not an exception."""
    client = Client(HTTP_HOST="localhost", raise_request_exception=False, **options)
    client.force_login(person, backend=BACKEND)
    return client


class Faults:
    """What broke on our side while the block ran: the kind, and the place in our code, with the first request that did it."""

    def __init__(self):
        self.seen = {}

    def __enter__(self):
        got_request_exception.connect(self._note)
        logging.disable(logging.CRITICAL)
        return self

    def __exit__(self, *fault):
        got_request_exception.disconnect(self._note)
        logging.disable(logging.NOTSET)

    def _note(self, sender, request=None, **kwargs):
        kind, fault, trace = sys.exc_info()
        place = ""
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if "/vai/" in name and "middleware" not in name:
                place = f"{name.rpartition('/vai/')[2]}:{trace.tb_lineno}"
            trace = trace.tb_next
        told = f"{request.method} {request.get_full_path()[:160]} {str(fault)[:160]}"
        self.seen.setdefault((kind.__name__ if kind else "", place), told)

    def tell(self, part):
        """Count one check for the whole block: nothing broke."""
        part.checks += 1
        part.differences += [f"broke: {kind} at {place}: {told}" for (kind, place), told in self.seen.items()]
