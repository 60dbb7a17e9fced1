"""The Jinja2 environment in which every page of Vai is rendered.

Macros need no import: `ui.button(...)` finds the macro of that name in any file of ui/macros. That also holds inside
a block that is rendered alone as a fragment, where an import at the top of the file would not have run.
"""

from __future__ import annotations

import functools
import logging
import uuid
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any, Final

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils import timezone
from django.utils.html import linebreaks, urlize
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, Undefined, make_logging_undefined, pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from vai.core import names
from vai.core.formats import FILTERS
from vai.ui import charts, messages, panels

MACROS: Final = (
    "actions",
    "badges",
    "boards",
    "charts",
    "dialogs",
    "fields",
    "layout",
    "lists",
    "people",
    "timeline",
)
_ANY_NUMBER: Final = "190708050301"
# What a macro may ask for by naming it as an argument; the page's own value is passed where the call leaves it out.
_FROM_THE_PAGE: Final[tuple[str, ...]] = ("csrf_input", "request")


class Macros:
    """All shared macros under one name."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._homes: dict[str, str] = {}
        self._found: dict[str, Callable[..., str]] = {}

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._found:
            return self._found[name]
        macro = self._find(name)
        wanted = [argument for argument in _FROM_THE_PAGE if argument in macro.arguments]
        found = _with_page(macro, wanted) if wanted else macro
        if not self._env.auto_reload:  # where files change while one works, they are looked at again
            self._found[name] = found
        return found

    def names(self) -> list[str]:
        """Return the names of all macros, sorted."""
        self._read()
        return sorted(self._homes)

    def _find(self, name: str) -> Macro:
        if name not in self._homes:
            self._read()
        if name not in self._homes:
            raise AttributeError(f"no macro {name!r} in ui/macros")
        macro = getattr(self._env.get_template(self._homes[name]).module, name)
        assert isinstance(macro, Macro)
        return macro

    def _read(self) -> None:
        for part in MACROS:
            file = f"ui/macros/{part}.html"
            for name, value in vars(self._env.get_template(file).module).items():
                if isinstance(value, Macro) and not name.startswith("_"):
                    self._homes[name] = file


class QuickContext(Context):
    """Calls macros and plain functions at once; a list calls thousands, and Jinja asks each anew what it wants passed."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls."""
        kind = type(obj)
        if kind is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(self.eval_ctx, *args, **kwargs)
        if kind is FunctionType and not hasattr(obj, "jinja_pass_arg"):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(*args, **kwargs)
        return super().call(obj, *args, **kwargs)


_MOST_SAID: Final = 20_000
_SAID: Final[dict[tuple[str | None, str], Markup]] = {}


def _translated(message: str, /, **values: Any) -> Markup:
    """Translate a sentence of a template and fill it, escaped; what has no values is looked up once in a language."""
    if values:
        return Markup(gettext(message)) % values
    key = (get_language(), message)
    said = _SAID.get(key)
    if said is None:
        if len(_SAID) > _MOST_SAID:
            _SAID.clear()
        said = _SAID[key] = Markup(gettext(message) % {})
    return said


def environment(**options: Any) -> Environment:
    """Make the environment; named by `OPTIONS["environment"]` of the settings.

    An unknown variable is an error, except where `VAI_STRICT_TEMPLATES` is false: there it is logged and shows nothing.
    """
    strict = getattr(settings, "VAI_STRICT_TEMPLATES", True)
    log = logging.getLogger("vai.ui.templates")
    options["undefined"] = StrictUndefined if strict else make_logging_undefined(log, Undefined)
    env = Environment(
        **options, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True
    )
    env.context_class = QuickContext
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(_globals(), ui=Macros(env), _=_translated)
    env.filters.update(FILTERS)
    env.filters.update(initials=names.initials, linkify=linkify, paragraphs=paragraphs)
    return env


def pages_environment() -> Environment:
    """Return the environment that the settings configured for Vai's own pages."""
    for engine in engines.all():
        if isinstance(engine, Jinja2) and "ui" in engine.env.globals:
            return engine.env
    raise LookupError("no template backend uses vai.ui.jinja.environment")


def macro(name: str, *args: Any, **kwargs: Any) -> Markup:
    """Render one macro from Python, for widgets and small answers."""
    shared = pages_environment().globals["ui"]
    assert isinstance(shared, Macros)
    return Markup(shared._find(name)(*args, **kwargs))


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page."""
    if len(args) == 1 and type(args[0]) is int and not kwargs:
        pattern = _numbered_url(name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
        return pattern.replace(_ANY_NUMBER, str(args[0]))
    if args or kwargs:
        return reverse(name, args=args or None, kwargs=kwargs or None)
    return _plain_url(name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@functools.lru_cache(maxsize=1000)
def _plain_url(name: str, urlconf: str, prefix: str) -> str:
    """Return the address of a page that is one of its kind; the frame asks for dozens of them on every page."""
    return reverse(name, urlconf)


@functools.lru_cache(maxsize=1000)
def _numbered_url(name: str, urlconf: str, prefix: str) -> str:
    """Return the address of a record's page with a number that stands for any; a list asks for hundreds of them."""
    return reverse(name, urlconf, args=[int(_ANY_NUMBER)])


@functools.lru_cache(maxsize=1000)
def static_url(path: str) -> str:
    """Return the address of a file that never changes while the server runs."""
    return static(path)


def url_if(name: str, *args: Any, **kwargs: Any) -> str | None:
    """Return the address of a named page, or None where no room has mounted it."""
    try:
        return url(name, *args, **kwargs)
    except NoReverseMatch:
        return None


@functools.lru_cache(maxsize=4000)
def icon(name: str, size: int = 18, label: str | None = None) -> Markup:
    """Draw an icon of frontend/icons.txt; with a label it speaks, without one it is decoration."""
    spoken = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="icon" width="{0}" height="{0}" {1}><use href="{2}#{3}"/></svg>').format(
        size, spoken, static_url("vendor/icons.svg"), name
    )


def linkify(text: str | None) -> Markup:
    """Make addresses in plain text clickable; everything else is escaped."""
    return Markup(urlize(text or "", nofollow=True, autoescape=True))


def paragraphs(text: str | None) -> Markup:
    """Write plain text with its line breaks and clickable addresses; everything else is escaped."""
    return Markup(linebreaks(urlize(text or "", nofollow=True, autoescape=True)))


def joined_attributes(attributes: Mapping[str, Any]) -> Markup:
    """Write attributes in order: None and False are left out, True stands alone, the rest is escaped."""
    parts = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        if any(sign in name for sign in " \"'>/=") or name.startswith(("on", "style")):
            raise ValueError(f"not an attribute for a page: {name!r}")
        parts.append(f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"')
    return Markup("".join(parts))


def _globals() -> dict[str, Any]:
    return {
        "url": url,
        "url_if": url_if,
        "static": static_url,
        "icon": icon,
        "now": timezone.now,
        "attributes": joined_attributes,
        "waiting_toasts": messages.waiting,
        "panels_of": panels.panels_of,
        "once_key": lambda: uuid.uuid4().hex,
        "spark_points": charts.spark_points,
        "bar": charts.Bar,
        "parts_of": charts.parts_of,
        "width_of": charts.width_of,
        "join": lambda parts: Markup(" ").join(escape(part) for part in parts if part),
    }


def _with_page(macro: Macro, wanted: list[str]) -> Callable[..., Markup]:
    @pass_context
    def call(context: Context, *args: Any, **kwargs: Any) -> Markup:
        for name in wanted:
            kwargs.setdefault(name, context.get(name, ""))
        return Markup(macro(*args, **kwargs))

    return call
