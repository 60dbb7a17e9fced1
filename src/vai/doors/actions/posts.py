"""What strangers send by a web form: kept at once, by a function of the database that may do nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from vai.core.errors import Refused


class TooMany(Refused):
    """Far more came than one person, or one company, would send."""

    code = "too_many"
    status = 429


class NoSuchForm(Refused):
    """There is no such form, or it was closed."""

    code = "no_such_form"
    status = 404


@dataclass(frozen=True, kw_only=True)
class Post:
    """A post: the form's key, the name of this sending, what was told, and what came with it."""

    form_key: str
    key: str
    told: Mapping[str, Any]
    around: Mapping[str, Any]
    doubts: Sequence[str]
    address: str


def leave(post: Post, *, at: datetime) -> bool:
    """Keep a post and say whether it is the first time. It is taken in by a job right after; nobody acts here.

    :raises TooMany: ten times more came from one address than is taken, or four times more at the form.
    :raises NoSuchForm: it was closed meanwhile.
    """
    values: list[Any] = [
        post.form_key,
        post.key,
        *map(_json, (post.told, post.around, post.doubts)),
        post.address,
        at,
    ]
    # One statement is a transaction of its own. Were this process to die before it asks for the job, the look that the
    # worker takes every minute finds what waits.
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.leave_at_form(%s, %s, %s::jsonb, %s::jsonb, %s::jsonb, %s, %s)", values)
        outcome = cursor.fetchone()[0]
    if outcome == "call":
        app.configure_task("hunting.take_in").defer()
    if outcome == "full":
        raise TooMany(
            _("Too much came in just now. Nothing of yours is lost: please send it again in a few minutes.")
        )
    if outcome == "gone":
        raise NoSuchForm(_("This form is closed."))
    return bool(outcome != "again")


def _json(value: Any) -> str:
    # PostgreSQL keeps no zero byte in JSON.
    return json.dumps(list(value) if isinstance(value, Sequence) else dict(value)).replace("\\u0000", "")
