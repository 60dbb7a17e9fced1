"""What every request passes through: security headers, the person's language, and the door to the database."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from vai.core.rowsecurity import NotDelegated, acting_as
from vai.staff.models import Person

Respond = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("vai.requests")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
ACTING_FOR = "acting_for"
# Answered without a person: no customer's row is read there.
OPEN_PATHS = ("/accounts/", "/static/", "/health", "/ready", "/metrics")


def guard_pages(respond: Respond) -> Respond:
    """Set the headers that keep a page to itself, and write one line of log for each request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = respond(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "private, no-store")
            match = getattr(request, "resolver_match", None)
            log.info(
                "request",
                extra={
                    "method": request.method,
                    "route": match.route if match else "",
                    "status": response.status_code,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                    "person_id": getattr(getattr(request, "user", None), "pk", None),
                },
            )
        return response

    return middleware


def speak_language(respond: Respond) -> Respond:
    """Use the person's language and zone; before sign-in the chosen one, else Vietnamese."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = person.language if isinstance(person, Person) else chosen
        with translation.override(language if language in ("vi", "en") else "vi"):
            request.LANGUAGE_CODE = translation.get_language() or "vi"
            zone = person.timezone if isinstance(person, Person) else settings.TIME_ZONE
            with timezone.override(ZoneInfo(zone)):
                response = respond(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return middleware


class act_as_person:  # noqa: N801 - a middleware like its neighbours
    """Run the view as the signed-in person, in one transaction that a refusal or a fault takes back."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        if not request.user.is_authenticated or request.path.startswith(OPEN_PATHS):
            return self.respond(request)
        request.acting_for = _principal(request)  # type: ignore[attr-defined]
        try:
            return self._act(request)
        except NotDelegated:
            request.session.pop(ACTING_FOR, None)
            request.acting_for = None  # type: ignore[attr-defined]
            return self._act(request)

    def _act(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        now = timezone.now()
        request.now = now  # type: ignore[attr-defined]
        try:
            with acting_as(person, at=now, on_behalf_of=request.acting_for, door="page") as actor:  # type: ignore[arg-type, attr-defined]
                request.actor = actor  # type: ignore[attr-defined]
                response = self.respond(request)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                if response.status_code >= 400:
                    raise _TakeBack(response)
                return response
        except _TakeBack as taken:
            return taken.response


class _TakeBack(Exception):  # noqa: N818
    """The answer is a refusal: what was written so far is taken back, the answer is given all the same."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def _principal(request: HttpRequest) -> Person | None:
    chosen = request.session.get(ACTING_FOR)
    return Person.objects.filter(pk=chosen, is_active=True).first() if chosen else None
