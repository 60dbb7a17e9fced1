"""Where leads come in: the doors on one page, and each as an administrator settles it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core import idempotency
from vai.core.errors import Refused
from vai.doors.actions import intakes
from vai.doors.forms.intakes import IntakeForm, KeyForm, MailboxForm, WebFormForm
from vai.doors.intake import snippets
from vai.doors.models import ApiKey, Mailbox, WebForm
from vai.doors.queries import intakes as found
from vai.staff import rules as staff
from vai.staff.views.answers import asked, done
from vai.ui import pages
from vai.ui.jinja import url

TITLE = gettext_lazy("Where leads come in")
# What pages of a door that is not there yet know of it.
_NONE: Final[dict[str, Any]] = {"parent": TITLE, "door": None, "web": None, "mailbox": None}


@require_GET
def show_doors(request: HttpRequest) -> HttpResponse:
    """Show the doors: the forms to everybody, the rest to administrators."""
    here = asked(request)
    may_administer = staff.may_administer(here.user)
    context = {
        "forms": list(found.webforms()),
        "mailboxes": list(found.mailboxes()) if may_administer else [],
        "keys": list(found.keys()),
        "counted": found.counted(here.now),
        "may_administer": may_administer,
        "base": settings.BASE_URL.rstrip("/"),
    }
    return pages.page(request, "doors/doors.html", context)


@require_http_methods(["GET", "POST"])
def new_form(request: HttpRequest) -> HttpResponse:
    """Make a web form."""
    return _new(
        request,
        WebFormForm,
        WebFormForm.first(),
        gettext_lazy("New form"),
        lambda told: url("doors:form_settings", _make_form(request, told).pk),
    )


@require_http_methods(["GET", "POST"])
def form_settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a web form, and see how it is put into a page."""
    web = get_object_or_404(found.webforms(), pk=pk)
    address = settings.BASE_URL.rstrip("/") + reverse("doors:form", args=[web.key])
    extra = {
        "web": web,
        "address": address,
        "frame": snippets.frame(web, address),
        "plain": snippets.plain(web, address),
    }
    return _change(request, web, WebFormForm, WebFormForm.initial_of(web), intakes.change_form, extra)


@require_http_methods(["GET", "POST"])
def new_mailbox(request: HttpRequest) -> HttpResponse:
    """Let mails of a mailbox become leads."""

    def make(told: dict[str, Any]) -> str:
        here = asked(request)
        intakes.make_mailbox(told, by=here.user, at=here.now)
        return url("doors:doors")

    return _new(request, MailboxForm, None, gettext_lazy("New mailbox"), make)


@require_http_methods(["GET", "POST"])
def mailbox(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a mailbox, and see how it fares."""
    box = get_object_or_404(found.mailboxes(), pk=pk)
    initial = {
        name: getattr(box, f"{name}_id", None) or getattr(box, name) for name in MailboxForm.base_fields
    }
    return _change(request, box, MailboxForm, initial, intakes.change_mailbox, {"mailbox": box})


@require_http_methods(["GET", "POST"])
def new_key(request: HttpRequest) -> HttpResponse:
    """Make a key and show it, this once."""
    here = asked(request)
    staff.need_administrator(here.user)
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now).is_first:
            return pages.redirect(request, url("doors:doors"))
        try:
            key, text = intakes.make_key(form.told(), by=here.user, at=here.now)
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            context = {"key": key, "text": text, "base": settings.BASE_URL.rstrip("/")}
            return pages.page(request, "doors/key_made.html", context)
    context = {**_NONE, "form": form, "title": _("New key")}
    return pages.page(request, "doors/door_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def revoke_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a key back."""
    here = asked(request)
    intakes.revoke_key(get_object_or_404(ApiKey, pk=pk), by=here.user, at=here.now)
    return done(request, url("doors:doors"), _("The key opens nothing any more."))


@require_POST
def close_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a form for good, or open it again."""
    return _close_or_open(request, get_object_or_404(WebForm, pk=pk))


@require_POST
def close_mailbox(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a mailbox for good, or open it again."""
    return _close_or_open(request, get_object_or_404(Mailbox, pk=pk))


def _close_or_open(request: HttpRequest, door: Any) -> HttpResponse:
    here = asked(request)
    act = intakes.restore if door.archived_at else intakes.archive
    act(door, by=here.user, at=here.now)
    return done(request, url("doors:doors"), _("Saved."), undoable=True)


def _make_form(request: HttpRequest, told: dict[str, Any]) -> WebForm:
    here = asked(request)
    return intakes.make_form(told, by=here.user, at=here.now)


def _new(
    request: HttpRequest,
    form_class: type[IntakeForm],
    initial: dict[str, Any] | None,
    title: str | Promise,
    make: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    here = asked(request)
    staff.need_administrator(here.user)
    form = form_class(request.POST or None, initial=initial or {})
    if request.method == "POST" and form.is_valid():
        claimed = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
        if not claimed.is_first:
            return pages.redirect(request, str(claimed.outcome.get("to", url("doors:doors"))))
        to = make(form.told())
        claimed.remember(to=to)
        return done(request, to, _("Saved."), undoable=True)
    context = {**_NONE, "form": form, "title": title}
    return pages.page(request, _template(form), context, status=422 if form.is_bound else 200)


def _change(
    request: HttpRequest,
    door: Any,
    form_class: type[IntakeForm],
    initial: dict[str, Any],
    change: Callable[..., Any],
    extra: dict[str, Any],
) -> HttpResponse:
    here = asked(request)
    staff.need_administrator(here.user)
    form = form_class(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change(door, form.told(), by=here.user, at=here.now, version=form.cleaned_data["version"])
        except Refused as refused:
            form.accept(refused)
        else:
            return done(request, request.path, _("Saved."), undoable=True)
    context = {**_NONE, "form": form, "door": door, "title": door.name, **extra}
    return pages.page(request, _template(form), context, status=422 if form.is_bound else 200)


def _template(form: IntakeForm) -> str:
    return "doors/webform.html" if isinstance(form, WebFormForm) else "doors/door_form.html"
