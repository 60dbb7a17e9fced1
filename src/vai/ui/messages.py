"""What the page tells a person after something was done: a toast, with a way to undo it.

A toast on an htmx answer travels in a header; one on a redirect waits in a signed cookie for the next whole page.
A toast never carries the only copy of a message.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final, Literal

from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE: Final = "vai_toasts"
_SALT: Final = "vai.ui.toasts"
_SECONDS: Final = 120
_LEVELS: Final = ("success", "info", "warning", "error")

Level = Literal["success", "info", "warning", "error"]


@dataclass(frozen=True)
class Toast:
    """A short sentence about what was just done."""

    text: str
    level: str = "success"
    undo_url: str | None = None


def add(response: HttpResponse, new: Toast) -> HttpResponse:
    """Attach a toast to an answer: shown at once by htmx, or by the page that a redirect leads to."""
    if new.level not in _LEVELS:
        raise ValueError(f"a toast has no level {new.level!r}")
    if leads_to_another_page(response):
        waiting = [*_read(response.cookies[COOKIE].value if COOKIE in response.cookies else ""), new]
        response.set_cookie(
            COOKIE, _write(waiting), max_age=_SECONDS, httponly=True, samesite="Lax", path="/"
        )
        return response
    return trigger(response, "vai:toast", asdict(new))


def trigger(response: HttpResponse, event: str, detail: object) -> HttpResponse:
    """Ask htmx to raise an event on the page when the answer arrives; several events may be asked for."""
    events = json.loads(response.headers.get("HX-Trigger", "{}"))
    if event in events:
        raise ValueError(f"the answer already raises {event}")
    response.headers["HX-Trigger"] = json.dumps({**events, event: detail})
    return response


def waiting(request: HttpRequest) -> list[Toast]:
    """Return the toasts that wait for this page; `forget` belongs to the same answer."""
    return _read(request.COOKIES.get(COOKIE, ""))


def forget(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Drop the toasts that this page has shown."""
    if COOKIE in request.COOKIES and COOKIE not in response.cookies:
        response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return response


def leads_to_another_page(response: HttpResponse) -> bool:
    """Say whether the browser will leave this page by the answer itself."""
    return 300 <= response.status_code < 400 or any(
        header in response.headers for header in ("HX-Redirect", "HX-Refresh", "HX-Location")
    )


def _write(toasts: list[Toast]) -> str:
    return signing.dumps([asdict(one) for one in toasts], salt=_SALT, compress=True)


def _read(cookie: str) -> list[Toast]:
    if not cookie:
        return []
    try:
        return [Toast(**one) for one in signing.loads(cookie, salt=_SALT, max_age=_SECONDS)]
    except (signing.BadSignature, TypeError):
        return []
