"""Rules of hunting: leads that wait, deals that stand still, what was won and not handed over."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vai.core import formats
from vai.guidance.rules.base import Case, Link, Rule, days_between
from vai.journal.enums import InteractionKind
from vai.staff.enums import Mode

_SELLING = (Mode.HUNT, Mode.FARM, Mode.KEY)


class NewLead(Rule):
    """H1: a new lead that nobody has tried to reach, past half of its clock.

    One in five leads is taken to become a deal; one of unknown value as big as the person's deals of the last year.
    """

    code = "H1"
    label = gettext_lazy("New lead, not yet contacted")
    modes = (Mode.HUNT,)
    half_life = 1
    icon = "phone-call"
    logs = InteractionKind.CALL

    def title(self, case: Case) -> str:
        """Say what to do."""
        if case.text == "unclaimed":
            return _("Take and call %(who)s") % {"who": case.name}
        return _("Call %(who)s") % {"who": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        since = {"since": formats.moment(case.since)}
        if case.text == "unclaimed":
            return _("A new lead of your team has waited since %(since)s, and nobody has taken it.") % since
        return _("New lead since %(since)s, and nobody has tried to reach them yet.") % since

    def link(self, case: Case) -> Link:
        """Lead to the lead."""
        return Link(_("Open the lead"), "hunting:lead", case.pk)


class NoNextStep(Rule):
    """H5: an open deal for which nothing is planned on a day."""

    code = "H5"
    speaks_without_account = True
    label = gettext_lazy("Open deal without a next step")
    modes = _SELLING
    half_life = 24
    minutes = 2
    icon = "calendar-clock"
    rest_hours = 24

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Plan the next step for %(deal)s") % {"deal": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        days = days_between(case.since, today)
        return ngettext(
            "In stage “%(stage)s” for %(days)s day, and nothing is planned.",
            "In stage “%(stage)s” for %(days)s days, and nothing is planned.",
            days,
        ) % {"stage": case.text, "days": days}

    def link(self, case: Case) -> Link:
        """Lead to the form of a step, for this deal."""
        return Link(_("Plan it"), "journal:step_new", None, f"opportunity={case.pk}")


class QuietDeal(Rule):
    """H6: an open deal without a touch for longer than its stage bears."""

    code = "H6"
    speaks_without_account = True
    label = gettext_lazy("Quiet deal")
    modes = _SELLING
    half_life = 48
    minutes = 15
    icon = "clock"

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Wake up %(deal)s, or let it go") % {"deal": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        days = days_between(case.since, today)
        return ngettext(
            "Nothing has happened for %(days)s day; this stage bears %(usual)s.",
            "Nothing has happened for %(days)s days; this stage bears %(usual)s.",
            days,
        ) % {"days": days, "usual": case.text}

    def link(self, case: Case) -> Link:
        """Lead to the deal."""
        return Link(_("Open the deal"), "hunting:opportunity", case.pk)


class CloseDatePassed(Rule):
    """H7: an open deal that should have been closed by now."""

    code = "H7"
    speaks_without_account = True
    label = gettext_lazy("Close date has passed")
    modes = _SELLING
    half_life = 12
    minutes = 2
    icon = "calendar"
    rest_hours = 24

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Close %(deal)s, or give it a new date") % {"deal": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        days = days_between(case.since, today)
        return ngettext(
            "It was to close on %(day)s, %(days)s day ago, and is still open.",
            "It was to close on %(day)s, %(days)s days ago, and is still open.",
            days,
        ) % {"day": formats.day(case.since), "days": days}

    def link(self, case: Case) -> Link:
        """Lead to the form of the deal."""
        return Link(_("Set the date"), "hunting:opportunity_edit", case.pk)


class SingleThread(Rule):
    """H8: a deal of 200 million or more that hangs on one person of the client."""

    code = "H8"
    label = gettext_lazy("Big deal with one contact")
    modes = _SELLING
    half_life = 72
    minutes = 20
    icon = "users"
    rest_hours = 24 * 7

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Meet a second person at %(account)s") % {"account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        if not case.n:
            return _("%(deal)s is worth %(value)s, and nobody there has talked with us yet.") % self._told(
                case
            )
        return _("%(deal)s is worth %(value)s and hangs on one person.") % self._told(case)

    def link(self, case: Case) -> Link:
        """Lead to the account with its people."""
        return Link(_("See the people"), "workspace:account", case.account_id)

    def _told(self, case: Case) -> dict[str, str]:
        return {"deal": case.name, "value": formats.money_short(case.value)}


class WonNotHandedOver(Rule):
    """H11: won more than a day ago, and nobody was asked to serve the client from now on. Cannot be muted."""

    code = "H11"
    label = gettext_lazy("Won, not handed over")
    modes = (Mode.HUNT,)
    half_life = 8
    minutes = 15
    icon = "handshake"
    is_mutable = False
    rest_hours = 24

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Hand over %(account)s") % {"account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        return _("%(deal)s was won %(ago)s, and nobody is asked to serve this client yet.") % {
            "deal": case.name,
            "ago": formats.ago(case.since, today),
        }

    def link(self, case: Case) -> Link:
        """Lead to the handover, filled in."""
        return Link(_("Hand the client over"), "handovers:propose", case.account_id, f"opportunity={case.pk}")
