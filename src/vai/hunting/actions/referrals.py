"""A colleague refers somebody: the lead goes to whom they say, or by the rules, and the credit stays with them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from vai.core.errors import Refused
from vai.hunting import rules
from vai.hunting.actions import arrivals
from vai.hunting.enums import Door
from vai.hunting.models import LeadArrival, LeadSource
from vai.hunting.queries import standing
from vai.staff.enums import Title
from vai.staff.models import Person, Team


class NobodyToReach(Refused):
    """Whoever is referred can be reached somehow."""

    code = "nobody_to_reach"


@dataclass(frozen=True, kw_only=True)
class ReferralData:
    """Who is referred, what they want, and to whom; without a person or a team the rules of routing decide."""

    name: str = ""
    phone: str = ""
    email: str = ""
    company: str = ""
    need: str = ""
    owner: Person | None = None
    team: Team | None = None


def refer(data: ReferralData, *, by: Person, at: datetime, source: LeadSource | None = None) -> LeadArrival:
    """Refer somebody. The lead is made a moment later by the robot, which sees whether they are known; the referrer is
    told how far it came, and nothing of it.

    :raises NobodyToReach: there is neither a phone number nor a mail address.
    :raises ReadsOnly: the title reads only.
    """
    rules.check_begins(standing.current())
    if not (data.phone.strip() or data.email.strip()):
        raise NobodyToReach(
            _("Give a phone number or a mail address, so that they can be reached."), field="phone"
        )
    if data.owner is not None and (data.owner.is_robot or data.owner.title == Title.EXECUTIVE):
        raise Refused(_("%(person)s does not work on leads.") % {"person": data.owner.name}, field="owner")
    told = {name: getattr(data, name).strip() for name in ("name", "phone", "email", "company", "need")}
    around = {
        "owner_id": data.owner.pk if data.owner else None,
        "team_id": data.team.pk if data.team else None,
        "source_id": source.pk if source else None,
    }
    arrival, _first = arrivals.note(
        Door.REFERRAL, uuid.uuid4().hex, told=told, around=around, person=by, by=by, at=at
    )
    app.configure_task("hunting.take_in").defer()
    return arrival
