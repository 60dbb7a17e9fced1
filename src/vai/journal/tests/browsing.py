"""A real browser signed in as somebody, and pictures for people to look at."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from tests.browser import World

from vai.journal.tests.pages import signed_in
from vai.staff.models import Person

needs_browser = pytest.mark.skipif(
    bool(os.environ.get("VAI_NO_BROWSER")), reason=f"browser test: {os.environ.get('VAI_NO_BROWSER')}"
)
FOLDER = os.environ.get("VAI_SCREENSHOTS", "")


@pytest.fixture
def visit(world: World, page: Any, settings: Any, tmp_path: Path) -> Callable[[Person, str], Any]:
    """Open a page as somebody; what the browser refused to do is in `page.refused`."""
    settings.MEDIA_ROOT = tmp_path
    page.refused = []
    page.on(
        "console", lambda said: page.refused.append(said.text) if "Content Security" in said.text else None
    )
    page.on("pageerror", lambda fault: page.refused.append(str(fault)))

    def go(person: Person, path: str) -> Any:
        person.language = "en"
        person.save()
        cookie = signed_in(person).cookies[django_settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": django_settings.SESSION_COOKIE_NAME, "value": cookie, "url": world.url}]
        )
        page.goto(world.url + path)
        return page

    return go


def looked_at(page: Any, name: str) -> None:
    """Keep pictures of a page for people to look at, where a folder is named."""
    if not FOLDER:
        return
    for width, theme in ((1280, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        page.wait_for_timeout(150)
        page.screenshot(path=f"{FOLDER}/{name}-{width}-{theme}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("() => document.documentElement.dataset.theme = 'light'")
