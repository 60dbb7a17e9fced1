"""How soon leads were answered: by source, team and person, with the leads behind each number."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from vai.hunting.queries import speed
from vai.hunting.views.common import asker, moment
from vai.ui import pages

SPANS = (7, 30, 90)
_SHOWN = 200


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show the figures of a time, grouped; with a group named, the leads that it is made of."""
    at = moment(request)
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(span) for span in SPANS} else 30
    by = request.GET.get("by", "")
    by = by if by in speed.GROUPS else "source"
    rows = speed.answered(since=at - timedelta(days=days), until=at, at=at, by_person=by == "person")
    key = request.GET.get("key")
    behind = [row for row in rows if key is not None and speed.key_of(row, by) == key]
    context = {
        "total": speed.summary(rows),
        "groups": speed.groups(rows, by),
        "by": by,
        "days": days,
        "tabs": [(label, f"?by={code}&days={days}", code == by) for code, label in _tabs()],
        "spans": [(_("%(n)s days") % {"n": span}, f"?by={by}&days={span}", span == days) for span in SPANS],
        "key": key,
        "behind": behind[:_SHOWN],
        "n_behind": len(behind),
        "is_cut": len(rows) >= speed.MOST,
        "most": speed.MOST,
        "me": asker(request),
    }
    return pages.page(request, "hunting/speed.html", context)


def _tabs() -> list[tuple[str, str]]:
    return [("source", _("By source")), ("team", _("By team")), ("person", _("By person"))]
