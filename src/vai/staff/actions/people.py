"""People come, change and leave."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from vai.core import phones
from vai.core.errors import NotAllowed, Refused, Stale
from vai.staff import rules
from vai.staff.actions import sessions
from vai.staff.enums import Title
from vai.staff.models import Delegation, Person, Team

FIELDS = rules.OWN_FIELDS | {"email", "title", "team", "external_id"}


class EmailTaken(Refused):
    """Somebody else signs in by this address."""

    code = "email_taken"


class LastAdministrator(Refused):
    """Without this person nobody could change settings any more."""

    code = "last_administrator"


@dataclass(frozen=True, kw_only=True)
class PersonData:
    """A colleague to be; without a password they set their own by a link."""

    email: str
    name: str
    title: str = Title.HUNTER
    team: Team | None = None
    honorific: str = ""
    phone: str = ""
    language: str = "vi"
    timezone: str = "Asia/Ho_Chi_Minh"
    weekly_lead_goal: int | None = None
    external_id: str = ""
    password: str = field(default="", repr=False)


def hire(data: PersonData, *, by: Person, at: datetime) -> Person:
    """Add a colleague who can sign in.

    :raises NotAllowed: the actor is no administrator.
    :raises EmailTaken: somebody has this address, also somebody who left.
    """
    rules.need_administrator(by)
    given = {name: getattr(data, name) for name in FIELDS - {"theme"}}
    person = Person()
    _fill(person, given)
    if data.password:
        person.set_password(data.password)
    else:
        person.set_unusable_password()
    person.save()
    return person


def change_person(
    person: Person, changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Person:
    """Change what is named in `changes`; own settings by oneself, everything by an administrator.

    :raises NotAllowed: a field is not theirs to change.
    :raises Stale: somebody else saved first.
    :raises LastAdministrator: nobody would be left to administer.
    """
    if not rules.may_change_person(by, person, set(changes)):
        raise NotAllowed(_("Only an administrator can change this."))
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _need_current(locked, changes, version)
    if changes.get("title", locked.title) != Title.ADMINISTRATOR:
        _need_another_administrator(locked)
    former_email = locked.email
    _fill(locked, changes)
    locked.save()
    if locked.email != former_email:
        # A library keeps addresses of its own, and would send a forgotten password's link to the old one.
        EmailAddress.objects.filter(user_id=locked.pk).delete()
    return locked


def leave(person: Person, *, by: Person, at: datetime) -> Person:
    """Let a colleague go: they sign in no more, lead no team, and act for nobody; what they did stays.

    :raises LastAdministrator: nobody would be left to administer.
    """
    rules.need_administrator(by)
    if person.pk == by.pk:
        raise Refused(_("You cannot close your own access."), code="own_access")
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _need_another_administrator(locked)
    locked.is_active = False
    locked.save()
    Team.objects.filter(lead=locked).update(lead=None)
    given = Delegation.objects.filter(revoked_at=None)
    given.filter(principal=locked).update(revoked_at=at)
    given.filter(delegate=locked).update(revoked_at=at)
    sessions.end_all(locked)
    return locked


def come_back(person: Person, *, by: Person, at: datetime) -> Person:
    """Let a colleague who left sign in again."""
    rules.need_administrator(by)
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    locked.is_active = True
    locked.save()
    return locked


def forget_password(person: Person, *, by: Person, at: datetime) -> Person:
    """Make the password useless and end all sessions, so that the person has to set a new one by a link."""
    rules.need_administrator(by)
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    locked.set_unusable_password()
    locked.save()
    sessions.end_all(locked)
    return locked


def forget_second_factor(person: Person, *, by: Person, at: datetime) -> int:
    """Remove authenticator app, passkeys and recovery codes of someone who lost them; return how many that were."""
    rules.need_administrator(by)
    removed, _kinds = Authenticator.objects.filter(user_id=person.pk).delete()
    sessions.end_all(person)
    return int(removed)


def _fill(person: Person, changes: Mapping[str, Any]) -> None:
    unknown = set(changes) - FIELDS
    if unknown:
        raise ValueError(f"not fields of a person: {sorted(unknown)}")
    for name, value in changes.items():
        setattr(person, name, value)
    person.name = " ".join(person.name.split())
    if not person.name:
        raise Refused(_("A person needs a name."), code="no_name", field="name")
    _check_email(person)
    _check_choices(person)
    _read_phone(person)


def _check_email(person: Person) -> None:
    person.email = person.email.strip().lower()
    try:
        validate_email(person.email)
    except ValidationError:
        raise Refused(_("This is not a mail address."), code="no_email", field="email") from None
    if Person.objects.filter(email=person.email).exclude(pk=person.pk).exists():
        raise EmailTaken(_("Somebody else has this mail address already."), field="email")


def _check_choices(person: Person) -> None:
    if person.title not in Title.values:
        raise Refused(_("There is no such title."), code="no_title", field="title")
    if person.language not in ("vi", "en"):
        raise Refused(_("There is no such language here."), code="no_language", field="language")
    if person.timezone not in zoneinfo.available_timezones():
        raise Refused(_("There is no such time zone."), code="no_timezone", field="timezone")
    if person.theme not in ("auto", "light", "dark"):
        raise Refused(_("There is no such look."), code="no_theme", field="theme")
    if person.team and person.team.archived_at:
        raise Refused(_("This team is archived."), code="archived_team", field="team")
    if person.weekly_lead_goal is not None and not 0 <= person.weekly_lead_goal <= 10_000:
        raise Refused(_("A weekly goal is a number from 0 to 10,000."), code="goal", field="weekly_lead_goal")


def _read_phone(person: Person) -> None:
    if not person.phone:
        return
    read = phones.normalise(person.phone)
    if read is None:
        raise Refused(_("This is not a phone number."), code="no_phone", field="phone")
    person.phone = read.e164


def _need_current(person: Person, changes: Mapping[str, Any], version: int | None) -> None:
    if version is None or version == person.version:
        return
    differing = [
        (name, getattr(person, name), value)
        for name, value in changes.items()
        if getattr(person, name) != value
    ]
    if differing:
        raise Stale(_("Somebody else changed this person in the meantime."), differing)


def _need_another_administrator(person: Person) -> None:
    """Keep at least one; all are locked in order, so that two cannot leave at once."""
    if person.title != Title.ADMINISTRATOR or person.is_robot or not person.is_active:
        return
    others = Person.objects.select_for_update(of=("self",)).filter(
        title=Title.ADMINISTRATOR, is_robot=False, is_active=True
    )
    if not others.exclude(pk=person.pk).order_by("pk").values_list("pk"):
        raise LastAdministrator(_("This is the last administrator; make another one first."), field="title")
