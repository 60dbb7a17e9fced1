"""One act on many chosen accounts or contacts; it is one change, taken back as one. What may not be done is told, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vai.clients.actions import accounts, contacts, coverage, fields, tags
from vai.clients.forms.seen import split_tags
from vai.clients.models import Account
from vai.clients.queries import accounts as books
from vai.clients.queries import contacts as people
from vai.clients.views import acting
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.staff.queries.people import colleagues
from vai.ui import pages

MOST = 500


@require_POST
def change_accounts(request: HttpRequest) -> HttpResponse:
    """Do what was pressed with every chosen account."""
    where = QueryDict(request.POST.get("state", ""))
    if request.POST.get("all"):
        rows = books.chosen(where, person=acting.whose(request), today=acting.today(request))
    else:
        rows = books.book().filter(pk__in=_keys(request)).order_by("pk")
    address = f"{reverse('clients:accounts')}?{where.urlencode()}"
    return _each(request, rows, _account_act(request), address)


@require_POST
def change_contacts(request: HttpRequest) -> HttpResponse:
    """Do what was pressed with every chosen contact."""
    where = QueryDict(request.POST.get("state", ""))
    if request.POST.get("all"):
        rows = people.chosen(where)
    else:
        rows = people.people().filter(pk__in=_keys(request)).order_by("pk")
    address = f"{reverse('clients:contacts')}?{where.urlencode()}"
    return _each(request, rows, _contact_act(request), address)


def _account_act(request: HttpRequest) -> Callable[[Any], object]:
    by, at, wanted = acting.person(request), acting.at(request), request.POST.get("act", "")
    if wanted == "tag":
        names = _tags(request)
        return lambda row: tags.add_tags(row, names, by=by, at=at)
    if wanted == "untag":
        names = _tags(request)
        return lambda row: tags.remove_tags(row, names, by=by, at=at)
    if wanted == "archive":
        return lambda row: accounts.archive_account(row, by=by, at=at)
    if wanted == "restore":
        return lambda row: accounts.restore_account(row, by=by, at=at)
    if wanted == "assign":
        return _assign(request)
    if wanted in ("tier", "segment", "industry"):
        value = request.POST.get(wanted, "")
        return lambda row: accounts.change_account(row, {wanted: value}, by=by, at=at)
    raise fields.UnknownField(_("Choose what to do with the selected rows."))


def _assign(request: HttpRequest) -> Callable[[Account], object]:
    by, at = acting.person(request), acting.at(request)
    key = request.POST.get("person", "")
    person = colleagues().filter(pk=whole_number(key) or 0).first()
    if person is None:
        raise fields.ValueRefused(_("Choose the colleague who will serve them."), field="person")
    mode = request.POST.get("mode", "")
    return lambda row: coverage.cover(row, person, mode, by=by, at=at)


def _contact_act(request: HttpRequest) -> Callable[[Any], object]:
    by, at, wanted = acting.person(request), acting.at(request), request.POST.get("act", "")
    if wanted == "tag":
        names = _tags(request)
        return lambda row: tags.add_tags(row, names, by=by, at=at)
    if wanted == "untag":
        names = _tags(request)
        return lambda row: tags.remove_tags(row, names, by=by, at=at)
    if wanted == "archive":
        return lambda row: contacts.archive_contact(row, by=by, at=at)
    if wanted == "restore":
        return lambda row: contacts.restore_contact(row, by=by, at=at)
    raise fields.UnknownField(_("Choose what to do with the selected rows."))


def _tags(request: HttpRequest) -> list[str]:
    names = split_tags(request.POST.get("tags", ""))
    if not names:
        raise fields.ValueRefused(_("Write the tag first."), field="tags")
    return names


def _keys(request: HttpRequest) -> list[int]:
    chosen = map(whole_number, request.POST.getlist("chosen")[:MOST])
    return [key for key in chosen if key is not None]


def _each(
    request: HttpRequest, rows: Iterable[Any], act: Callable[[Any], object], address: str
) -> HttpResponse:
    """Do it row by row; a refused row is left as it was and the others go on."""
    n_done, refused = 0, []
    for row in list(rows[:MOST]):  # type: ignore[index]
        try:
            with transaction.atomic():
                act(row)
            n_done += 1
        except Refused as refusal:
            refused.append(f"{row}: {refusal.message}")
    response = pages.redirect(request, address)
    if refused:
        text = ngettext(
            "%(n)d row was left as it was. %(why)s",
            "%(n)d rows were left as they were. %(why)s",
            len(refused),
        )
        pages.toast(response, text % {"n": len(refused), "why": refused[0]}, level="warning")
    if n_done:
        text = ngettext("%(n)d row was changed.", "%(n)d rows were changed.", n_done)
        acting.told(response, text % {"n": n_done})
    return response
