"""Answers of views: a whole page or one block of it, a toast, a dialog that closes, a thing made on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.backends.jinja2 import Template
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.template.loader import get_template
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri

from vai.ui import messages
from vai.ui.shell import lazy_shell


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    fragment: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the whole page, or for htmx only the block named by `fragment`.

    The block is one of that very file and sees the context, not what the file set or imported outside of it.
    A browser that restores a page from its history is given all of it.
    """
    if fragment and is_partial(request):
        response = HttpResponse(block(request, template, fragment, context), status=status)
    else:
        response = HttpResponse(
            _template(template).template.render(_full(request, template, context)), status=status
        )
        messages.forget(request, response)
    patch_vary_headers(response, ["HX-Request"])
    return response


def block(request: HttpRequest, template: str, name: str, context: Mapping[str, Any] | None = None) -> str:
    """Render one named block of a template.

    :raises LookupError: the file itself has no such block
    """
    source = _template(template).template
    if name not in source.blocks:
        raise LookupError(f"no block {name!r} in {template}")
    variables = source.new_context(_full(request, template, context))
    try:
        return "".join(source.blocks[name](variables))
    except Exception:  # noqa: BLE001 - Jinja rewrites the traceback to lines of the template, and raises
        return source.environment.handle_exception()


def is_partial(request: HttpRequest) -> bool:
    """Say whether htmx asks for a piece of a page."""
    asks = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    return asks and request.headers.get("HX-History-Restore-Request") != "true"


def toast(
    response: HttpResponse, text: str, *, undo_url: str | None = None, level: messages.Level = "success"
) -> HttpResponse:
    """Tell what was done, with a way to undo it by a POST to `undo_url`; returns the same response."""
    return messages.add(response, messages.Toast(str(text), level, undo_url))


def made(value: object, label: str, *, field: str) -> HttpResponse:
    """Answer a form in a dialog: the thing is made, goes into the field that asked for it, and the dialog closes."""
    response = HttpResponse(status=204)
    messages.trigger(response, "vai:made", {"field": field, "value": str(value), "label": str(label)})
    return messages.trigger(response, "vai:close", None)


def closed(*, event: str | None = None, detail: object = None) -> HttpResponse:
    """Answer a form in a dialog: it is done; close the dialog and raise `event` on the page."""
    response = messages.trigger(HttpResponse(status=204), "vai:close", None)
    return messages.trigger(response, event, detail) if event else response


class SeeOther(HttpResponseRedirect):
    """Leads elsewhere by GET after a form was sent."""

    status_code = 303


def redirect(request: HttpRequest, to: str) -> HttpResponse:
    """Send the browser to another page, asked by htmx or not. A header takes an address in its escaped form only."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": iri_to_uri(to)})
    return SeeOther(to)


def _template(name: str) -> Template:
    found = get_template(name)
    if not isinstance(found, Template):
        raise LookupError(f"{name} is not a Jinja2 template")
    return found


def _full(request: HttpRequest, template: str, context: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the context as Django's backend makes it, and the shell."""
    full: dict[str, Any] = {"shell": lazy_shell(request), "request": request}
    full["csrf_input"] = csrf_input_lazy(request)
    full["csrf_token"] = csrf_token_lazy(request)
    for processor in _template(template).backend.template_context_processors:
        full.update(processor(request))
    get_token(request)  # pages carry the token for htmx, so the cookie has to be there
    return {**full, **(context or {})}
