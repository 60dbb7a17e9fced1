"""Forms of the pages as a browser would send them, and answers without what differs from one to the next."""

import re
from types import SimpleNamespace

from tests.security.harvest import addresses, forms

from vai.ui import messages

_MARKS = (
    re.compile(r"\b[0-9A-Za-z]{64}\b"),
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(r"\b[0-9a-f]{32}\b"),
    re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
    re.compile(r"\d+"),
)
# Where a person would only sign out, or where the library of sign-in answers.
LEFT_OUT = ("/sign-in/",)


def without_marks(answer):
    """Give what an answer says: its text, its way on and its toasts, without tokens and numbers."""
    kept = SimpleNamespace(COOKIES={name: morsel.value for name, morsel in answer.cookies.items()})
    said = [answer.content.decode(errors="replace"), answer.headers.get("Location", "")]
    said += [f"{toast}" for toast in messages.waiting(kept)]
    said += [answer.headers.get(name, "") for name in ("HX-Redirect", "HX-Trigger", "HX-Location")]
    text = "\n".join(said)
    for mark in _MARKS:
        text = mark.sub("#", text)
    return text


def found_forms(client, urls=None):
    """Open every page once and keep one form of each kind."""
    kept = {}
    for url in urls or [f"/{one.route}" for one in addresses() if not one.takes]:
        answer = client.get(url)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        for form in forms(answer.content.decode(), url):
            kind = (re.sub(r"\d+", "N", form.action.partition("?")[0]), *sorted(form.data()))
            if not form.action.startswith(LEFT_OUT):
                kept.setdefault(kind, form)
    return list(kept.values())
