"""Doors for leads, made and changed by an administrator: web forms, mailboxes, keys of other programs."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypeVar

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused, Stale
from vai.doors.enums import KeyScope
from vai.doors.models import ApiKey, Mailbox, WebForm
from vai.doors.queries import keys
from vai.staff import rules as staff
from vai.staff.models import Person

CONSENT: Final = ("consent_vi", "consent_en")
PREFIX: Final = "vai_"
_SHOWN: Final = 12
Intake = TypeVar("Intake", WebForm, Mailbox, ApiKey)


class CannotOpen(Refused):
    """A door cannot be made so."""

    code = "cannot_open"


def make_form(values: Mapping[str, Any], *, by: Person, at: datetime) -> WebForm:
    """Make a web form, open at once.

    :raises NotAllowed: the person is no administrator.
    """
    staff.need_administrator(by)
    return WebForm.objects.create(**values, created_by=by)


def change_form(
    form: WebForm, values: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> WebForm:
    """Change a form; another text of consent is another version of it, which later consents name.

    :raises NotAllowed: the person is no administrator.
    :raises Stale: somebody else changed it meanwhile.
    """
    kept = _locked(form, by, version)
    if any(values.get(name, getattr(kept, name)) != getattr(kept, name) for name in CONSENT):
        kept.consent_version += 1
    return _changed(kept, values)


def make_mailbox(values: Mapping[str, Any], *, by: Person, at: datetime) -> Mailbox:
    """Let mails of a mailbox become leads; those that lie there already stay what they are, from the first look on.

    :raises NotAllowed: the person is no administrator.
    """
    staff.need_administrator(by)
    return Mailbox.objects.create(**values, created_by=by)


def change_mailbox(
    mailbox: Mailbox, values: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Mailbox:
    """Change a mailbox; another box, or folder, is looked through anew.

    :raises NotAllowed: the person is no administrator.
    :raises Stale: somebody else changed it meanwhile.
    """
    kept = _locked(mailbox, by, version)
    places = ("host", "username", "folder")
    if any(values.get(name, getattr(kept, name)) != getattr(kept, name) for name in places):
        kept.uid_validity = kept.last_uid = 0
    kept.fault = ""
    return _changed(kept, values)


def make_key(values: Mapping[str, Any], *, by: Person, at: datetime) -> tuple[ApiKey, str]:
    """Make a key and return it with its text, which is told this once and kept nowhere.

    :raises NotAllowed: the person is no administrator.
    :raises CannotOpen: a key of a door is to read: nobody's eyes would limit what it sees.
    """
    staff.need_administrator(by)
    if values.get("person") is None and set(values["scopes"]) != {KeyScope.LEADS_WRITE}:
        raise CannotOpen(_("A key without a person can only leave leads."), field="scopes")
    text = PREFIX + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(**values, prefix=text[:_SHOWN], digest=keys.digest(text), created_by=by)
    return key, text


def revoke_key(key: ApiKey, *, by: Person, at: datetime) -> ApiKey:
    """Take a key back; whoever comes with it from now on is turned away.

    :raises NotAllowed: the person is no administrator.
    """
    kept = _locked(key, by, None)
    kept.revoked_at = kept.revoked_at or at
    kept.save(update_fields=["revoked_at"])
    return kept


def archive(door: Intake, *, by: Person, at: datetime) -> Intake:
    """Close a door for good; what came by it stays.

    :raises NotAllowed: the person is no administrator.
    """
    return _changed(_locked(door, by, None), {"archived_at": at})


def restore(door: Intake, *, by: Person, at: datetime) -> Intake:
    """Open a closed door again.

    :raises NotAllowed: the person is no administrator.
    """
    return _changed(_locked(door, by, None), {"archived_at": None})


def _locked(door: Intake, by: Person, version: int | None) -> Intake:
    staff.need_administrator(by)
    kept = type(door)._default_manager.select_for_update().get(pk=door.pk)
    if version is not None and kept.version != version:
        raise Stale(
            _("Somebody else has just changed this. What they saved is shown; look again and save."), []
        )
    return kept


def _changed(kept: Intake, values: Mapping[str, Any]) -> Intake:
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    return kept
