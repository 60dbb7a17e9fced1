"""The addresses of the app and the forms of its pages, for tests that try everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# What the library of sign-in answers is its own; what is told to machines has no person.
NOT_OURS = ("sign-in/", "health", "ready", "metrics", "static/")


@dataclass(frozen=True)
class Address:
    """One pattern of an address: its route as it is written, and the kinds of what it takes."""

    name: str
    route: str
    takes: tuple[tuple[str, str], ...]

    def filled(self, values: dict[str, Any]) -> str:
        """Write the address with values for what it takes."""
        text = "/" + self.route
        for name, kind in self.takes:
            text = text.replace(f"<{kind}:{name}>", str(values[name]))
        return text


@dataclass
class Form:
    """A form of a page: where it goes, how, and what stands in its fields."""

    action: str
    is_post: bool
    fields: list[tuple[str, str]] = field(default_factory=list)
    has_file: bool = False

    def data(self) -> dict[str, Any]:
        """Return what a browser would send."""
        sent: dict[str, Any] = {}
        for name, value in self.fields:
            sent.setdefault(name, []).append(value)
        return sent


def addresses() -> list[Address]:
    """List every address of ours."""
    return [one for one in _walk(get_resolver(), "", "") if not one.route.startswith(NOT_OURS)]


def _walk(resolver: URLResolver, prefix: str, room: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route, pattern.app_name or room)
        elif isinstance(pattern, URLPattern) and not route.startswith("^"):
            takes = tuple(
                (name, type(converter).__name__.removesuffix("Converter").lower().replace("string", "str"))
                for name, converter in pattern.pattern.converters.items()
            )
            yield Address(f"{room}:{pattern.name}", route, takes)


def forms(text: str, page: str) -> list[Form]:
    """List the forms of a page."""
    reader = _Reader(page)
    reader.feed(text)
    return reader.forms


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.forms = page, []
        self._by_id: dict[str, Form] = {}
        self._open: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(own.get("action") or self.page, own.get("method", "get").lower() == "post")
            self.forms.append(self._open)
            if own.get("id"):
                self._by_id[own["id"]] = self._open
            return
        form = self._by_id.get(own.get("form", "")) or self._open
        name = own.get("name", "")
        if tag == "option" and self._select and form is not None:
            self._choose(form, own)
        if not name or form is None:
            return
        if tag == "select":
            self._select = name
        elif tag == "textarea":
            form.fields.append((name, ""))
        elif tag in ("input", "button"):
            if own.get("type") == "file":
                form.has_file = True
            elif own.get("type") not in ("checkbox", "radio") or "checked" in own:
                form.fields.append((name, own.get("value", "")))
            else:
                form.fields.append((name, own.get("value", "on")))

    def _choose(self, form: Form, own: dict[str, str]) -> None:
        """Take the option that is selected, else the first."""
        if "selected" in own or self._select not in form.data():
            form.fields = [one for one in form.fields if one[0] != self._select]
            form.fields.append((self._select, own.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = ""
