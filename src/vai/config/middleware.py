"""What every request passes through: headers, the count, the person's language, and the door to the database."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import resolve
from django.utils import timezone, translation

from vai.config import api_access, health, metrics, spent
from vai.core.rowsecurity import NotDelegated, acting_as
from vai.staff.models import Person
from vai.ui import pages
from vai.ui.shell import THEME_COOKIE

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
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ACTING_FOR = "acting_for"
WATCHED = {"/health": health.health, "/ready": health.ready, "/metrics": metrics.metrics}
# Answered without a person: no customer's row is read there.
NOBODY_ACTS = (
    *(settings.VAI_SIGN_IN_PATH, settings.STATIC_URL, "/health", "/ready", "/metrics"),
    *("/worker.js", "/app/", "/offline/"),
    # Web forms: a function of the database keeps what is sent, and may do nothing else.
    "/f/",
    # Quotes by their links: functions of the database show them and take the answer.
    "/q/",
    # Whoever got a mail from us takes themselves off it by a signed address; the view acts as the robot.
    "/no-more-mail/",
)
# Asked by machines, which know us by a number or any name.
FOR_MACHINES = ("/health", "/ready", "/metrics")
# Answered to anybody, and to a person as that person.
OPEN_TO_ALL = ("/language/", "/ui/theme/")


def guard_pages(respond: Respond) -> Respond:
    """Set the headers that keep a page to itself, count the request and write one line of log for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        spent.begin()
        request.reference = secrets.token_hex(4)  # type: ignore[attr-defined]
        if request.path in FOR_MACHINES:
            request.META["HTTP_HOST"] = "localhost"
        response = respond(request)
        if settings.VAI_SERVER_TIMING:
            response.headers["Server-Timing"] = spent.server_timing(time.perf_counter() - started)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if not response.headers["X-Frame-Options"]:
            # A web form says by its policy alone which pages may hold it.
            del response.headers["X-Frame-Options"]
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "private, no-store")
            _note(request, response, time.perf_counter() - started)
        return response

    return middleware


class PackPages(GZipMiddleware):
    """Send text packed; what is packed by itself, as a picture or a workbook, goes as it is.

    Django lengthens each answer by a random amount and masks the token of its forms anew each time, so that nobody can
    read a secret off the size of what is packed (docs/decisions/0004-what-goes-over-the-line.md).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Pack text."""
        if not response.get("Content-Type", "").startswith(("text/", "application/json")):
            return response
        packed: HttpResponseBase = super().process_response(request, response)
        return packed


def answer_watchers(respond: Respond) -> Respond:
    """Answer who watches over Vai at once, by whatever name they call this machine: they know it by its address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        view = WATCHED.get(request.path_info)
        if view is None or (view is metrics.metrics and not metrics.may_read(request)):
            return respond(request)
        request.resolver_match = resolve(request.path_info)
        return view(request)

    return middleware


def speak_language(respond: Respond) -> Respond:
    """Use the person's language, zone and look; before sign-in what this browser chose, else Vietnamese."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = person.language if isinstance(person, Person) else chosen
        with translation.override(language if language in ("vi", "en") else "vi"):
            request.LANGUAGE_CODE = translation.get_language() or "vi"
            zone = person.timezone if isinstance(person, Person) else settings.TIME_ZONE
            if isinstance(person, Person):
                request.COOKIES.setdefault(THEME_COOKIE, person.theme)
            with timezone.override(ZoneInfo(zone)):
                response = respond(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        cookie = settings.LANGUAGE_COOKIE_NAME
        if isinstance(person, Person) and chosen != person.language and cookie not in response.cookies:
            # For pages that come up when the person cannot be read.
            response.set_cookie(cookie, person.language, max_age=settings.SESSION_COOKIE_AGE, samesite="Lax")
        return response

    return middleware


class act_as_person:  # noqa: N801 - a middleware like its neighbours
    """Run the view as the signed-in person, in one transaction that a refusal or a fault takes back."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        if request.path.startswith(NOBODY_ACTS):
            return self.respond(request)
        if request.path.startswith(api_access.PATH):
            return api_access.answer(request, lambda: self._act(request, door="api"))
        if not request.user.is_authenticated:
            return self.respond(request) if request.path.startswith(OPEN_TO_ALL) else _to_sign_in(request)
        request.acting_for = _principal(request)  # type: ignore[attr-defined]
        try:
            return self._act(request)
        except NotDelegated:
            request.session.pop(ACTING_FOR, None)
            request.acting_for = None  # type: ignore[attr-defined]
            return self._act(request)

    def _act(self, request: HttpRequest, door: str = "page") -> HttpResponse:
        person = request.user
        now = timezone.now()
        request.now = now  # type: ignore[attr-defined]
        try:
            with acting_as(person, at=now, on_behalf_of=request.acting_for, door=door) as actor:  # type: ignore[arg-type, attr-defined]
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


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    metrics.count(request, response.status_code, seconds)
    match = getattr(request, "resolver_match", None)
    # Known where somebody asked who it is; asking now could cost a query.
    person = getattr(request, "_cached_user", None)
    log.info(
        "request",
        extra={
            "method": request.method,
            "route": match.route if match else "",
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "n_queries": spent.so_far()[0],
            "person_id": getattr(person, "pk", None),
            "reference": request.reference,  # type: ignore[attr-defined]
        },
    )


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the browser to the sign-in; htmx is told to leave the page, and comes back to it."""
    if request.headers.get("HX-Request") == "true":
        return pages.redirect(request, settings.LOGIN_URL)
    return redirect_to_login(request.get_full_path())


def _principal(request: HttpRequest) -> Person | None:
    chosen = request.session.get(ACTING_FOR)
    return Person.objects.filter(pk=chosen, is_active=True).first() if chosen else None
