"""Frames as the room of desks would fill them, for tests that look at the frame itself."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from vai.ui.shell import Place, Shell, theme_of


def someone(request: HttpRequest) -> Shell:
    """Show someone with two desks, a book and unread notices, acting for nobody."""
    return Shell(
        person="Lan <b>",
        initials="L",
        title="Hunter",
        desks=(
            Place("Hunting", "/hunt/", "target", key="h", count=3, mode="hunt", is_current=True),
            Place("Farming", "/farm/", "sprout", key="f", mode="farm"),
        ),
        places=(Place("Accounts", "/accounts-of-the-book/", "building-2", key="a"),),
        tools=(Place("Settings", "/settings/", "settings"),),
        mode="hunt",
        unread=4,
        notices_url="/notices/",
        profile_url="/me/",
        sign_out_url="/accounts/logout/",
        language_url="/language/",
        theme=theme_of(request),
    )


def acting(request: HttpRequest) -> Shell:
    """Show someone who acts for a colleague."""
    return Shell(person="Lan <b>", initials="L", acting_for="Hà", stop_acting_url="/stop", mode="hunt")


def must_not_be_made(request: HttpRequest) -> Shell:
    """Fail where a page looks at its frame."""
    raise AssertionError("a fragment made the frame")


def as_someone(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let somebody act without a database; a middleware in the place of the real one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = object()  # type: ignore[attr-defined]
        return respond(request)

    return middleware
