"""The demo company, served by the real server from a state folder of its own, and its people signed in."""

from __future__ import annotations

import contextlib
import re
import shutil
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management import call_command

from vai.config import installation, runtime, serving

# Where the address of a first account and the like is read.
FIRST_OF = {"{account}": "/accounts/", "{contact}": "/contacts/", "{deal}": "/deals/"}
SESSION_COOKIE = "sessionid"


@dataclass(frozen=True)
class Visit:
    """Somebody opens a page: its name and address, and what the browser says to be known."""

    name: str
    url: str
    cookie: str


@dataclass
class Site:
    """The running company."""

    base_url: str
    _sessions: dict[str, str] = field(default_factory=dict)

    def visit(self, name: str, who: str, path: str) -> Visit:
        """Prepare a visit: sign in whoever comes, and find the address."""
        cookie = self._cookie(who) if who else ""
        if path in FIRST_OF:
            path = self._first(FIRST_OF[path], cookie)
        return Visit(name, self.base_url + path, cookie)

    def _cookie(self, who: str) -> str:
        if who not in self._sessions:
            self._sessions[who] = _session_of(who)
        return f"{SESSION_COOKIE}={self._sessions[who]}"

    def _first(self, path: str, cookie: str) -> str:
        request = urllib.request.Request(self.base_url + path, headers={"Cookie": cookie})
        with urllib.request.urlopen(request) as answer:
            found = re.search(rf'href="({path}\d+/)', answer.read().decode())
        if found is None:
            raise SystemExit(f"{path} shows no record to open.")
        return found[1]


@contextlib.contextmanager
def served(*, fresh: bool) -> Iterator[Site]:
    """Make the company where there is none (or `fresh`), serve it, and stop it at the end."""
    folder = runtime.state_dir() / "calm"
    _use(folder, fresh=fresh)
    with serving.alone() as turn, installation.database_for_this_run(inherited=turn.inherited):
        installation.prepare()
        call_command("load_demo")
        with serving.serving(turn, port=serving.free_port()) as service:
            yield Site(service.base_url)


def _use(folder: Path, *, fresh: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
    installation.use_state(folder)
    if fresh and runtime.is_embedded():
        runtime.cluster().destroy()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o711, exist_ok=True)


def _session_of(who: str) -> str:
    """Sign in without the form: what a password costs is not measured here."""
    # Models are there only after the set-up that the state folder belongs to.
    from django.test import Client

    from vai.staff.models import Person

    person = Person.objects.get(email__startswith=f"{who}@")
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[SESSION_COOKIE].value
