"""Who changed what, whom for, when, through which door."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vai.core.text import whole_number
from vai.journal import labels
from vai.journal.queries import about, history
from vai.ui import pages


@require_GET
def of_row(request: HttpRequest, table: str, pk: int) -> HttpResponse:
    """Show what happened to one record; a record without any history that the person sees is not there."""
    if table not in labels.models_by_table():
        raise Http404
    return _shown(request, history.of_row(table, pk, before=_before(request)), labels.table_label(table))


@require_GET
def of_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was changed at an account and at everything that belongs to it."""
    client = about.client("account", pk)
    return _shown(request, history.of_account(pk, before=_before(request)), client.name)


def _shown(request: HttpRequest, entries: list[history.Entry], name: str) -> HttpResponse:
    if not entries and not _before(request):
        raise Http404
    following = entries[-1].id if len(entries) == history.PAGE else None
    context = {"entries": entries, "name": name, "next": following, "address": request.path}
    if _before(request):
        return pages.page(request, "journal/history_more.html", context, fragment="more")
    return pages.page(request, "journal/history.html", context, fragment="history")


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    return whole_number(text)
