"""Taking back what was done as one change."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from vai.core.undo import CannotUndo
from vai.core.undo import undo as take_back
from vai.journal import labels
from vai.journal.queries import history
from vai.ui import pages
from vai.ui.jinja import url


@require_POST
def undo(request: HttpRequest, change: uuid.UUID) -> HttpResponse:
    """Take a change back, and say what; the same key brings it back again. What stands in the way is named."""
    answer = pages.redirect(request, _back(request))
    try:
        take_back(change)
    except CannotUndo as refused:
        return pages.toast(answer, _why(refused), level="error")
    again = url("workspace:undo", request.actor.change_id)  # type: ignore[attr-defined]
    return pages.toast(answer, _told(change), undo_url=again, level="info")


def _told(change: uuid.UUID) -> str:
    entries = history.of_change(change, limit=50)
    named = next((entry for entry in reversed(entries) if entry.row_name), None)
    if named is None:
        return _("Taken back.")
    more = len({(entry.table, entry.row_id) for entry in entries}) - 1
    if not more:
        return _("Taken back: %(what)s.") % {"what": f"{named.table_label} “{named.row_name}”"}
    return ngettext(
        "Taken back: %(what)s, and %(more)s thing with it.",
        "Taken back: %(what)s, and %(more)s things with it.",
        more,
    ) % {"what": f"{named.table_label} “{named.row_name}”", "more": more}


def _why(refused: CannotUndo) -> str:
    """Say which rows stand in the way, where there are such."""
    if not refused.obstacles:
        return str(refused.message)
    named = []
    for obstacle in refused.obstacles[:3]:
        entries = history.of_row(obstacle.table, obstacle.row_id, limit=20)
        name = next((entry.row_name for entry in entries if entry.row_name), "")
        label = labels.table_label(obstacle.table)
        named.append(f"{label} “{name}”" if name else label)
    rest = len(refused.obstacles) - len(named)
    told = ", ".join(named) + (f" +{rest}" if rest else "")
    return _("%(message)s In the way: %(rows)s.") % {"message": refused.message, "rows": told}


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if safe else "/"
