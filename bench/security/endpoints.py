"""What answers machines. There is no REST interface yet, so schemathesis has no schema to work from: that is said, not hidden.

What there is for machines, and whatever answers JSON, gets junk of every kind, by every method.
"""

import json
import re
from itertools import cycle

from django.test import Client
from tests import cast as named_cast
from tests.security.harvest import addresses
from tests.security.test_junk import JUNK

from bench.security.ground import Faults, browser

FOR_MACHINES = ("/health", "/ready", "/metrics")
METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
BODIES = (
    b"",
    b"{",
    b"[" * 10_000,
    b'{"a":' * 5_000,
    b"\xff\xfe\x00",
    json.dumps({"id": 2**70}).encode(),
    b"null",
)
N_JUNK = 40


def attack(part, options):
    """Fuzz what answers machines; find out whether anything else answers JSON."""
    cast = named_cast.make()
    with Faults() as faults:
        speaks = _who_speaks_json(browser(cast.minh))
        for url in sorted({*FOR_MACHINES, *speaks}):
            _fuzz(
                part, url, (Client(HTTP_HOST="localhost", raise_request_exception=False), browser(cast.minh))
            )
    faults.tell(part)
    part.figures["addresses for machines"] = ", ".join(FOR_MACHINES)
    part.figures["pages that answer JSON"] = ", ".join(speaks) or "none"
    part.remarks.append("There is no REST interface and no schema yet: schemathesis was not run.")


def _who_speaks_json(client):
    found = []
    for one in addresses():
        url = one.filled({name: 1 if kind == "int" else "x" for name, kind in one.takes if kind != "uuid"}) if not any(
            kind == "uuid" for _name, kind in one.takes
        ) else ""  # fmt: skip
        if url and "json" in client.get(url, headers={"Accept": "application/json"}).headers.get(
            "Content-Type", ""
        ):
            found.append(re.sub(r"/$", "", url))
    return found


def _fuzz(part, url, clients):
    junk = cycle(JUNK)
    for client in clients:
        for method in METHODS:
            for body in BODIES:
                answer = client.generic(method.upper(), url, body, content_type="application/json")
                part.check(answer.status_code < 500, f"{method} {url} {body[:20]!r}: {answer.status_code}")
        for _ in range(N_JUNK):
            value = next(junk)
            answer = client.get(url, {value[:200] or "x": value[:2000]})
            part.check(answer.status_code < 500, f"GET {url} with junk: {answer.status_code}")
            said = answer.content.decode(errors="replace")
            part.check(len(value) < 8 or value[:200] not in said, f"GET {url} repeats {value[:40]!r}")
