"""Keeping a list as one likes to see it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotThere, Refused
from vai.core.text import squeeze
from vai.staff.models import Person, SavedView


class ViewNameMissing(Refused):
    """A saved view has a name."""

    code = "view_name"


def save_view(list_code: str, name: str, query: str, *, by: Person, at: datetime) -> SavedView:
    """Keep a list's query string under a name; the same name again replaces it.

    :raises ViewNameMissing: the name is empty or too long.
    """
    written = squeeze(name.replace("\x00", ""))
    if not written or len(written) > 80:
        raise ViewNameMissing(_("Give the view a name of at most 80 characters."), field="name")
    kept = query.replace("\x00", "")[:2000]
    view, _made = SavedView.objects.update_or_create(
        person=by, list_code=list_code, name=written, defaults={"query": kept}
    )
    return view


def remove_view(list_code: str, pk: int, *, by: Person, at: datetime) -> None:
    """Forget a saved view.

    :raises NotThere: it is nobody's, or someone else's.
    """
    view = SavedView.objects.filter(pk=pk, person=by, list_code=list_code).first()
    if view is None:
        raise NotThere(_("There is no such saved view."))
    view.delete()
