"""Rules of serving clients: silence, people nobody has talked with, birthdays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vai.clients.enums import DecisionRole
from vai.core import formats
from vai.guidance.rules.base import IN_SERVICE, Case, Link, Rule, days_between
from vai.journal.enums import InteractionKind

_MOST_NAMES = 3


class Silence(Rule):
    """R3: no two-way contact for longer than the tier's cadence."""

    code = "R3"
    label = gettext_lazy("Silence longer than the cadence")
    modes = IN_SERVICE
    half_life = 72
    minutes = 15
    icon = "message-circle"
    logs = InteractionKind.CALL
    logs_two_way = True

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Get in touch with %(account)s") % {"account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        if case.since is None:
            return _("Tier %(tier)s asks for a talk every %(cadence)s days, and there has been none yet.") % {
                "tier": case.text,
                "cadence": case.n,
            }
        days = days_between(case.since, today)
        return ngettext(
            "No talk for %(days)s day; tier %(tier)s asks for one every %(cadence)s days.",
            "No talk for %(days)s days; tier %(tier)s asks for one every %(cadence)s days.",
            days,
        ) % {"days": days, "tier": case.text, "cadence": case.n}

    def link(self, case: Case) -> Link:
        """Lead to the account."""
        return Link(_("Open the client"), "workspace:account", case.account_id)


class UnknownDecider(Rule):
    """F10: somebody with a part in the client's decisions to whom nobody has talked for half a year, or ever."""

    code = "F10"
    label = gettext_lazy("A decider we have not talked with")
    modes = IN_SERVICE
    half_life = 120
    minutes = 20
    icon = "user-plus"
    logs = InteractionKind.CALL
    logs_two_way = True
    rest_hours = 24 * 14
    is_merged = True

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Talk with %(contact)s of %(account)s") % {"contact": case.name, "account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        role = DecisionRole(case.text).label if case.text in DecisionRole.values else case.text
        if case.since is None:
            return _("Part in the decision: %(role)s. We have never talked.") % {"role": role}
        return _("Part in the decision: %(role)s. Last talk %(ago)s.") % {
            "role": role,
            "ago": formats.ago(case.since, today),
        }

    def title_of_all(self, cases: Sequence[Case]) -> str:
        """Say what to do."""
        return ngettext(
            "Talk with %(num)s person of %(account)s", "Talk with %(num)s people of %(account)s", len(cases)
        ) % {"num": len(cases), "account": cases[0].account}

    def reason_of_all(self, cases: Sequence[Case], today: date) -> str:
        """Say why: who they are, the first three by name."""
        names = ", ".join(case.name for case in cases[:_MOST_NAMES])
        if len(cases) > _MOST_NAMES:
            names = _("%(names)s and %(num)s more") % {"names": names, "num": len(cases) - _MOST_NAMES}
        if any(case.since for case in cases):
            return _("They decide, and there was no talk for half a year: %(names)s.") % {"names": names}
        return _("They decide, and were never spoken to: %(names)s.") % {"names": names}

    def link(self, case: Case) -> Link:
        """Lead to the contact."""
        return Link(_("Open the contact"), "workspace:contact", case.pk)


class Birthday(Rule):
    """A birthday within a week, of somebody at a client of mine."""

    code = "BD"
    label = gettext_lazy("Birthday soon")
    modes = IN_SERVICE
    half_life = 24
    minutes = 5
    icon = "gift"
    logs = InteractionKind.CHAT
    rest_hours = 24 * 14

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Wish %(contact)s a happy birthday") % {"contact": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        return _("The birthday is %(when)s (%(day)s), at %(account)s.") % {
            "when": formats.ago(case.since, today),
            "day": formats.day(case.since),
            "account": case.account,
        }

    def link(self, case: Case) -> Link:
        """Lead to the contact."""
        return Link(_("Open the contact"), "workspace:contact", case.pk)
