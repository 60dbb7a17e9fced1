"""Lists taken out as files. Row security decides what is in them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vai.core.text import whole_number
from vai.doors import exporting
from vai.doors.queries.exports import EXPORTS


@require_GET
def export_list(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    """Give accounts, contacts, leads or deals as CSV or XLSX: those whose keys are given by `id`, else all that one sees."""
    export = EXPORTS.get(kind)
    if export is None or ending not in exporting.FORMATS:
        raise Http404
    chosen = map(whole_number, request.GET.getlist("id")[:10_000])
    keys = [key for key in chosen if key is not None]
    header = [str(column) for column in export.columns]
    return exporting.response(kind, ending, header, export.rows(keys or None))
