"""What the frame around every page shows: who is here, for whom, and where one can go.

The room that knows desks and people fills it: `VAI_SHELL` in the settings names a function of the request that
returns a `Shell`. Without one the frame is bare.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

THEME_COOKIE: Final = "vai_theme"
THEMES: Final = ("auto", "light", "dark")
MODES: Final = ("hunt", "farm", "advise", "key", "assist")


@dataclass(frozen=True)
class Place:
    """Somewhere to go from the navigation; `key` is the letter after g, `mode` gives a desk its accent."""

    label: str
    url: str
    icon: str
    key: str = ""
    count: int | None = None
    mode: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Shell:
    """The frame: desks first, then the book, then tools. Urls that are None hide what they lead to."""

    person: str = ""
    initials: str = ""
    title: str = ""
    acting_for: str | None = None
    # Whom this device keeps lines for, and for which colleague they are written.
    device_key: str = ""
    device_key_for: str = ""
    stop_acting_url: str | None = None
    desks: tuple[Place, ...] = ()
    places: tuple[Place, ...] = ()
    tools: tuple[Place, ...] = ()
    mode: str = ""
    unread: int = 0
    notices_url: str | None = None
    profile_url: str | None = None
    sign_out_url: str | None = None
    language_url: str | None = None
    language: str = "vi"
    theme: str = "auto"
    today: date = field(default_factory=timezone.localdate)
    notice: str = ""

    @property
    def home_url(self) -> str:
        """Return where the mark in the corner leads."""
        return self.desks[0].url if self.desks else "/"


def theme_of(request: HttpRequest) -> str:
    """Return the look that this browser chose: auto, light or dark."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def bare_shell(request: HttpRequest) -> Shell:
    """Return the frame of someone who has not signed in."""
    return Shell(language=language_now(), theme=theme_of(request), today=timezone.localdate())


def language_now() -> str:
    """Return the language of this answer: vi or en."""
    return "en" if (translation.get_language() or "vi").startswith("en") else "vi"


def lazy_shell(request: HttpRequest) -> Shell:
    """Return the frame, made when a template first looks at it: a fragment never pays for it."""
    return cast(Shell, SimpleLazyObject(lambda: _shell(request)))


def context(request: HttpRequest) -> dict[str, Any]:
    """Give the frame to pages that are rendered without `pages.page`; a template context processor."""
    return {"shell": lazy_shell(request)}


def _shell(request: HttpRequest) -> Shell:
    hook = getattr(settings, "VAI_SHELL", "")
    make: Callable[[HttpRequest], Shell] = import_string(hook) if hook else bare_shell
    return make(request)
