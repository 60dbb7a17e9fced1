"""What to say on calls, by product and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.catalog import rules
from vai.catalog.models import Product, Script
from vai.core.errors import Refused
from vai.core.text import squeeze
from vai.staff.models import Person

CHANGEABLE = ("name", "product", "language", "opening", "questions", "objections")


class ScriptIncomplete(Refused):
    """A script has a name and says something."""

    code = "script_incomplete"


@dataclass(frozen=True, kw_only=True)
class ScriptData:
    """What to say on a call; `language` vi or en. See models.Script for how questions and objections are written."""

    name: str
    product: Product | None = None
    language: str = "vi"
    opening: str = ""
    questions: str = ""
    objections: str = ""


def add_script(data: ScriptData, *, by: Person, at: datetime) -> Script:
    """Write what to say on calls.

    :raises NotALead: team leads and administrators do.
    :raises ScriptIncomplete: it has no name, or says nothing.
    """
    rules.check_writes_scripts(by)
    script = Script(**{name: getattr(data, name) for name in CHANGEABLE})
    return _checked(script)


def change_script(script: Script, changes: Mapping[str, Any], *, by: Person, at: datetime) -> Script:
    """Word it anew."""
    rules.check_writes_scripts(by)
    kept = Script.objects.select_for_update(of=("self",)).get(pk=script.pk)
    for name in CHANGEABLE:
        if name in changes:
            setattr(kept, name, changes[name])
    return _checked(kept)


def archive_script(script: Script, *, by: Person, at: datetime) -> Script:
    """Put it away; undo brings it back."""
    rules.check_writes_scripts(by)
    kept = Script.objects.select_for_update(of=("self",)).get(pk=script.pk)
    kept.archived_at = at
    kept.save(update_fields=["archived_at"])
    return kept


def _checked(script: Script) -> Script:
    script.name = squeeze(script.name)
    for name in ("opening", "questions", "objections"):
        setattr(script, name, getattr(script, name).replace("\x00", "").strip())
    if not script.name:
        raise ScriptIncomplete(_("Give the script a name."), field="name")
    if not (script.opening or script.questions or script.objections):
        raise ScriptIncomplete(_("Write at least how to open the call."), field="opening")
    script.save()
    return script
