"""Sentences and words of the room that are used in several places."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

_DOORS = {
    "page": pgettext_lazy("door", "on a page"),
    "job": pgettext_lazy("door", "by a nightly job"),
    "command": pgettext_lazy("door", "on the command line"),
    "import": pgettext_lazy("door", "by import"),
    "demo": pgettext_lazy("door", "by the demo generator"),
    "api": pgettext_lazy("door", "through the interface for programs"),
}
MENTIONED = gettext_lazy("%(by)s mentioned you at %(client)s: %(text)s")
DELEGATION_GIVEN = gettext_lazy("%(delegate)s may now act for %(principal)s")
DELEGATION_ENDED = gettext_lazy("%(delegate)s no longer acts for %(principal)s")
STEP_GIVEN = gettext_lazy("%(by)s gave you a next step: %(what)s (%(client)s)")


def who(name: str, behalf: str | None = None) -> str:
    """Name who did something, and whom for: "A for B"."""
    if not name:
        return _("Vai itself")
    if behalf:
        return _("%(person)s for %(principal)s") % {"person": name, "principal": behalf}
    return name


def door(code: str) -> str:
    """Say through which door a change came."""
    return str(_DOORS[code]) if code in _DOORS else code
