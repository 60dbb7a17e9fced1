"""The files that pages load: named by what is in them, packed, several in one.

A browser keeps such a file for a year and never asks again; another content has another name. A page waits for one sheet
and one script, not for twenty in turn (vai/ui/packing.py). Files are read when they are first asked for and held in
memory: there is nothing to collect. While developing (`DEBUG`) files keep their names and are read again each time.
"""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponse
from whitenoise.media_types import MediaTypes

from vai.ui import packing

KEPT = "public, max-age=31536000, immutable"
# What another release called by that name: today's file serves, and is asked for again next time.
NOT_KEPT = "public, no-cache"
# The script of every page; other scripts share its modules.
EVERY_PAGE = "ui/js/app.js"
PACKED = (".css", ".js", ".svg", ".json", ".webmanifest")
_NAMED = re.compile(r"^(?P<stem>.+)\.(?P<mark>[0-9a-f]{12})(?P<suffix>\.\w+)$")
_KINDS = MediaTypes()


@dataclass(frozen=True)
class Asset:
    """A file as it goes over the line, and as it goes packed where that helps; its address holds its mark."""

    name: str
    body: bytes
    packed: bytes | None
    mark: str

    @property
    def url(self) -> str:
        """The address under which it may be kept for ever."""
        stem, suffix = posixpath.splitext(self.name)
        return f"{settings.STATIC_URL}{stem}.{self.mark}{suffix}"


class NamedByContent(StaticFilesStorage):
    """Gives `static(…)` the names that change with the content."""

    def url(self, name: str | None) -> str:
        """Return the address of a file that a page names.

        :raises ValueError: no room has this file.
        """
        assert name is not None
        return str(super().url(name)) if settings.DEBUG else asset(name).url


def serve_assets(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer for files that are asked for by such a name; files by their plain names are left to whitenoise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        named = _NAMED.match(request.path.removeprefix(settings.STATIC_URL))
        if (
            named is None
            or request.method not in ("GET", "HEAD")
            or not request.path.startswith(settings.STATIC_URL)
        ):
            return respond(request)
        try:
            found = asset(named["stem"] + named["suffix"])
        except ValueError:
            return respond(request)
        return _answer(request, found, KEPT if found.mark == named["mark"] else NOT_KEPT)

    return middleware


@cache
def asset(name: str) -> Asset:
    """Read a file of a room's static folder and make it ready.

    :raises ValueError: no room has this file.
    """
    body = _read(name)
    if name.endswith(".css"):
        body = packing.sheet(name, _text, _address).encode()
    elif name.endswith(".js"):
        body = _script(name).encode()
    packed = gzip.compress(body, compresslevel=9, mtime=0) if name.endswith(PACKED) else None
    return Asset(name, body, packed, hashlib.sha256(body).hexdigest()[:12])


def content(address: str) -> bytes | None:
    """Return what is served at an address that `static(…)` gave; None for any other address."""
    name = address.removeprefix(settings.STATIC_URL)
    if name == address:
        return None
    named = _NAMED.match(name)
    return asset(named["stem"] + named["suffix"]).body if named and not settings.DEBUG else _read(name)


def worker(name: str) -> str:
    """Write a script for a service worker: all that it needs in one, since the script of every page cannot run there."""
    return packing.alone(name, _text, _address)


def _script(name: str) -> str:
    if name == EVERY_PAGE or not packing.needed_by(name, _text):
        return packing.script(name, _text, _address)
    shared = dict.fromkeys(packing.needed_by(EVERY_PAGE, _text), _address(EVERY_PAGE))
    return packing.script(name, _text, _address, held_by=shared)


def _address(name: str) -> str:
    return asset(name).url


def _text(name: str) -> str:
    return _read(name).decode()


def _read(name: str) -> bytes:
    # One name a file: what is held in memory is bounded by what the rooms have.
    path = (
        finders.find(name) if posixpath.normpath(name) == name and not name.startswith((".", "/")) else None
    )
    if not path:
        raise ValueError(
            f"No room has a file {name!r} in its static folder; `python bin/_build.py` makes those of vendor/."
        )
    return Path(path).read_bytes()


def _answer(request: HttpRequest, found: Asset, keep: str) -> HttpResponse:
    kind = _KINDS.get_type(found.name)
    is_packed = found.packed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    body = found.packed if is_packed and found.packed is not None else found.body
    response = HttpResponse(
        b"" if request.method == "HEAD" else body,
        content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
    )
    response["Content-Length"] = str(len(body))
    response["Cache-Control"] = keep
    if found.packed is not None:
        response["Vary"] = "Accept-Encoding"
    if is_packed:
        response["Content-Encoding"] = "gzip"
    return response
