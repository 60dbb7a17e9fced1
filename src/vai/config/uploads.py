"""How much a request may bring, told by what it announces: nothing of a larger one is kept, not even for a moment.

A server gives a request no more than the length it announced, so that number can be believed; without one nothing is read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.doors.rules import MAX_UPLOAD_BYTES
from vai.journal.content import LARGEST
from vai.ui import errors

_MEGA: Final = 1_000_000
# What surrounds the files in a request.
_FRAME: Final = 2 * _MEGA
LARGEST_FORM: Final = 6 * _MEGA
LARGEST_OF_NOBODY: Final = 300_000
FILES_AT_ONCE: Final = 4 * LARGEST
LIMITS: Final = (
    (reverse_lazy("doors:import_new"), MAX_UPLOAD_BYTES + _FRAME),
    (reverse_lazy("doors:cards"), LARGEST + _FRAME),
    (reverse_lazy("journal:attachment_new"), FILES_AT_ONCE + _FRAME),
)
# A browser reads no answer before it has sent everything: so much is taken in from colleagues, and thrown away.
_HEARD_OUT: Final = 1_000 * _MEGA
_PIECE: Final = 1 << 20


class TooMuch(Refused):
    """More was sent than is taken here."""

    code = "too_much"
    status = 413


def limit_bodies(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what is too large before anything reads it; strangers may send no more than a sign-in takes."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = _announced(request)
        if length <= LARGEST_OF_NOBODY:
            return respond(request)
        is_somebody = request.user.is_authenticated
        limit = _limit(request.path) if is_somebody else LARGEST_OF_NOBODY
        if length <= limit:
            return respond(request)
        if is_somebody and length <= _HEARD_OUT:
            _hear_out(request)
        text = _("This is more than %(megabytes)s MB at once. Nothing of it was kept; send less at a time.")
        return errors.refused(request, TooMuch(text % {"megabytes": max(1, limit // _MEGA)}))

    return middleware


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _limit(path: str) -> int:
    return next((limit for address, limit in LIMITS if path == str(address)), LARGEST_FORM)


def _hear_out(request: HttpRequest) -> None:
    with contextlib.suppress(UnreadablePostError, OSError):
        while request.read(_PIECE):
            pass
