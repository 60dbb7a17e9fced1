"""A web form as a stranger sees it."""

from __future__ import annotations

import json
import time
from typing import Any, Final

from django.db import connection

from vai.clients.models import CustomField
from vai.doors.intake.fields import OpenForm
from vai.doors.models import WebForm

# A burst of posts reads its form once in a while and not each time.
_HELD_S: Final = 2.0
_MOST_HELD: Final = 200
_held: Final[dict[str, tuple[float, OpenForm]]] = {}


def lately_open_form(key: str) -> OpenForm | None:
    """Find an open form as it was a moment ago, for a post: whether it is still open is asked when that is kept."""
    now = time.monotonic()
    held = _held.get(key)
    if held is not None and now - held[0] < _HELD_S:
        return held[1]
    found = open_form(key)
    if len(_held) > _MOST_HELD:
        _held.clear()
    if found is not None:
        _held[key] = (now, found)
    return found


def open_form(key: str) -> OpenForm | None:
    """Find an open form by its key; nobody needs to act."""
    if "\x00" in key:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT form, offered, own_fields FROM vai.open_form(%s)", [key])
        row = cursor.fetchone()
    if row is None:
        return None
    form, offered, own = (json.loads(value) if isinstance(value, str) else value for value in row)
    return OpenForm(
        web=_made(WebForm, form),
        products=[(key, name) for key, name in offered],
        own_fields=[_made(CustomField, one) for one in own],
    )


def _made(model: Any, row: dict[str, Any]) -> Any:
    names = {field.attname for field in model._meta.concrete_fields}
    return model(**{name: value for name, value in row.items() if name in names and not _is_time(name)})


def _is_time(name: str) -> bool:
    return name.endswith("_at")
