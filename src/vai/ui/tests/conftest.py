"""What the tests of the look and feel share: requests, and the macros as a page calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from vai.ui.jinja import pages_environment


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Speak the language of the sources."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def bare_frame(settings: Any) -> None:
    """Show pages in the bare frame: who is here is another room's matter."""
    settings.VAI_SHELL = ""


@pytest.fixture
def plain_request() -> HttpRequest:
    """Ask for a whole page."""
    return RequestFactory().get("/somewhere")


@pytest.fixture
def htmx_request() -> HttpRequest:
    """Ask for a piece of a page."""
    return RequestFactory().get("/somewhere", headers={"HX-Request": "true"})


@pytest.fixture
def render() -> Callable[..., str]:
    """Render a source of a template, as a file of a room would be."""

    def render_source(source: str, **context: Any) -> str:
        return pages_environment().from_string(source).render(context)

    return render_source
