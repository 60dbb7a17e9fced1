"""Rules of every role: own next steps, clients who wait for an answer, colleagues who do, handovers."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vai.core import formats
from vai.guidance.rules.base import EVERY_MODE, Case, Link, Rule, days_between
from vai.journal.enums import InteractionKind


class OwnStep(Rule):
    """S1: a next step of one's own that is due today or before. "Done" finishes it."""

    code = "S1"
    speaks_without_account = True
    label = gettext_lazy("My next step is due")
    modes = EVERY_MODE
    half_life = 8
    icon = "calendar-check"
    is_mutable = False

    def title(self, case: Case) -> str:
        """Say what to do."""
        return case.name

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        days = days_between(case.since, today)
        if days <= 0:
            return _("Planned for today.")
        return ngettext(
            "Planned for %(day)s, %(days)s day ago.", "Planned for %(day)s, %(days)s days ago.", days
        ) % {
            "day": formats.day(case.since),
            "days": days,
        }

    def link(self, case: Case) -> Link:
        """Lead to the client or the lead, or else to the step."""
        if case.account_id:
            return Link(_("Open the client"), "workspace:account", case.account_id)
        if case.n:
            return Link(_("Open the lead"), "hunting:lead", case.n)
        return Link(_("My next steps"), "journal:steps")


class Unanswered(Rule):
    """H2: the last thing that happened with a client is a message or a missed call of theirs, more than two hours ago."""

    code = "H2"
    label = gettext_lazy("The client waits for an answer")
    modes = EVERY_MODE
    half_life = 2
    icon = "message-circle"
    logs = InteractionKind.CALL

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Answer %(who)s") % {"who": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        told = {"since": formats.moment(case.since)}
        if case.text == InteractionKind.MAIL:
            return _("A mail of %(since)s is not answered yet.") % told
        if case.text == InteractionKind.CHAT:
            return _("A message of %(since)s is not answered yet.") % told
        return _("They called at %(since)s, and nobody has called back yet.") % told

    def link(self, case: Case) -> Link:
        """Lead to the client or the lead."""
        if case.account_id:
            return Link(_("Open the client"), "workspace:account", case.account_id)
        return Link(_("Open the lead"), "hunting:lead", case.n)


class HandoverToAnswer(Rule):
    """F7: a handover waits for my answer. Cannot be muted."""

    code = "F7"
    label = gettext_lazy("A handover waits for my answer")
    modes = EVERY_MODE
    half_life = 4
    icon = "handshake"
    is_mutable = False
    rest_hours = 8

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Answer the handover of %(account)s") % {"account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        return _("%(giver)s proposed it %(ago)s; your answer is due by %(due)s.") % {
            "giver": case.text,
            "ago": formats.ago(case.since, today),
            "due": formats.moment(case.due_at),
        }

    def link(self, case: Case) -> Link:
        """Lead to the handover."""
        return Link(_("Read and answer"), "handovers:handover", case.pk)


class HandoverSentBack(HandoverToAnswer):
    """F7B: a handover of mine was sent back with a reason, or is not complete yet. Cannot be muted."""

    code = "F7B"
    label = gettext_lazy("A handover of mine has to be completed")
    half_life = 8
    icon = "undo-2"

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Complete the handover of %(account)s") % {"account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        if not case.name:
            sentence = ngettext(
                "Won: %(num)s line is left to say, then %(receiver)s is asked to take over.",
                "Won: %(num)s lines are left to say, then %(receiver)s is asked to take over.",
                int(case.n or 0),
            )
            return sentence % {"num": int(case.n or 0), "receiver": case.text}
        return _("%(receiver)s sent it back %(ago)s: %(reason)s") % {
            "receiver": case.text,
            "ago": formats.ago(case.since, today),
            "reason": case.name,
        }


class Mentioned(Rule):
    """ME: a colleague named me in the journal, and I wrote nothing there since."""

    code = "ME"
    speaks_without_account = True
    label = gettext_lazy("A colleague mentioned me")
    modes = EVERY_MODE
    half_life = 8
    minutes = 5
    icon = "user-check"
    rest_hours = 24 * 30

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Answer your colleague %(who)s") % {"who": case.name}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        return _("Mentioned you %(ago)s: “%(text)s”") % {
            "ago": formats.ago(case.since, today),
            "text": case.text,
        }

    def link(self, case: Case) -> Link:
        """Lead to where it was written."""
        if case.account_id:
            return Link(_("Open the client"), "workspace:account", case.account_id)
        if case.n:
            return Link(_("Open the lead"), "hunting:lead", case.n)
        return Link(_("My notices"), "journal:notices")
