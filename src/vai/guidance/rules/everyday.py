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
    label = gettext_lazy("My next step is due")
    modes = EVERY_MODE
    half_life = 8
    icon = "calendar-check"
    is_mutable = False
    trigger = """
      SELECT 'S1', 'step', n.id, n.account_id, coalesce(a.name, ''), n.what, '', coalesce(o.amount, a.yearly_value),
        CASE WHEN o.amount IS NULL THEN coalesce(a.currency, 'VND') ELSE o.currency END,
        (n.due_on + coalesce(n.due_time, time '17:30')) AT TIME ZONE 'Asia/Ho_Chi_Minh',
        n.due_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', coalesce(n.lead_id, 0)::numeric
      FROM next_step n LEFT JOIN account a ON a.id = n.account_id LEFT JOIN opportunity o ON o.id = n.opportunity_id
      WHERE n.person_id = %(me)s AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on <= %(today)s
      ORDER BY n.due_on DESC, n.id LIMIT %(most)s"""

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
    trigger = """
      (SELECT DISTINCT ON (i.id) 'H2', 'interaction', i.id, a.id, a.name, coalesce(c.name, a.name), i.kind, a.yearly_value, a.currency,
        i.occurred_at + interval '2 hours', i.occurred_at, 0::numeric
      FROM coverage v JOIN account a ON a.id = v.account_id
      CROSS JOIN LATERAL (SELECT * FROM interaction i WHERE i.account_id = v.account_id AND i.archived_at IS NULL
        AND i.kind <> 'note' ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) i
      LEFT JOIN contact c ON c.id = i.contact_id
      WHERE v.person_id = %(me)s AND v.until IS NULL AND v.is_lead AND v.mode = ANY (%(modes)s) AND a.archived_at IS NULL
        AND i.direction = 'in' AND (i.kind IN ('mail', 'chat') OR i.outcome = 'no_answer')
        AND i.occurred_at BETWEEN %(now)s - interval '14 days' AND %(now)s - interval '2 hours'
      ORDER BY i.id DESC LIMIT %(most)s)
      UNION ALL
      (SELECT 'H2', 'interaction', i.id, NULL::bigint, coalesce(l.company, ''), coalesce(nullif(l.name, ''), l.company), i.kind,
        l.value * 0.2, l.currency, i.occurred_at + interval '2 hours', i.occurred_at, l.id::numeric
      FROM lead l
      CROSS JOIN LATERAL (SELECT * FROM interaction i WHERE i.lead_id = l.id AND i.archived_at IS NULL
        AND i.kind <> 'note' ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) i
      WHERE l.owner_id = %(me)s AND l.status IN ('new', 'attempted', 'connected', 'qualified') AND l.archived_at IS NULL
        AND 'hunt' = ANY (%(modes)s) AND i.direction = 'in' AND (i.kind IN ('mail', 'chat') OR i.outcome = 'no_answer')
        AND i.occurred_at BETWEEN %(now)s - interval '14 days' AND %(now)s - interval '2 hours'
      ORDER BY i.id DESC LIMIT %(most)s)"""

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
    trigger = """
      SELECT 'F7', 'handover', h.id, h.account_id, a.name, a.name, p.name, coalesce(o.amount, a.yearly_value),
        CASE WHEN o.amount IS NULL THEN a.currency ELSE o.currency END, h.due_at, h.proposed_at, NULL::numeric
      FROM handover h JOIN account a ON a.id = h.account_id JOIN person p ON p.id = h.giver_id
      LEFT JOIN opportunity o ON o.id = h.opportunity_id
      WHERE h.receiver_id = %(me)s AND h.state = 'proposed'
      ORDER BY h.due_at, h.id LIMIT %(most)s"""

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
    """F7B: a handover of mine was sent back with a reason. Cannot be muted."""

    code = "F7B"
    label = gettext_lazy("A handover was sent back to me")
    half_life = 8
    icon = "undo-2"
    trigger = """
      SELECT 'F7B', 'handover', h.id, h.account_id, a.name, h.reason, p.name, coalesce(o.amount, a.yearly_value),
        CASE WHEN o.amount IS NULL THEN a.currency ELSE o.currency END, h.answered_at + interval '8 hours', h.answered_at,
        NULL::numeric
      FROM handover h JOIN account a ON a.id = h.account_id JOIN person p ON p.id = h.receiver_id
      LEFT JOIN opportunity o ON o.id = h.opportunity_id
      WHERE h.giver_id = %(me)s AND h.state = 'sent_back'
      ORDER BY h.answered_at, h.id LIMIT %(most)s"""

    def title(self, case: Case) -> str:
        """Say what to do."""
        return _("Complete the handover of %(account)s") % {"account": case.account}

    def reason(self, case: Case, today: date) -> str:
        """Say why."""
        return _("%(receiver)s sent it back %(ago)s: %(reason)s") % {
            "receiver": case.text,
            "ago": formats.ago(case.since, today),
            "reason": case.name,
        }


class Mentioned(Rule):
    """ME: a colleague named me in the journal, and I wrote nothing there since."""

    code = "ME"
    label = gettext_lazy("A colleague mentioned me")
    modes = EVERY_MODE
    half_life = 8
    minutes = 5
    icon = "user-check"
    rest_hours = 24 * 30
    trigger = """
      SELECT 'ME', 'interaction', i.id, i.account_id, coalesce(a.name, ''), p.name, left(coalesce(nullif(i.body, ''), i.subject), 140),
        NULL::numeric, 'VND', i.occurred_at + interval '8 hours', i.occurred_at, coalesce(i.lead_id, 0)::numeric
      FROM mention m JOIN interaction i ON i.id = m.interaction_id JOIN person p ON p.id = i.author_id
      LEFT JOIN account a ON a.id = i.account_id
      WHERE m.person_id = %(me)s AND i.author_id <> %(me)s AND i.archived_at IS NULL
        AND i.occurred_at BETWEEN %(now)s - interval '14 days' AND %(now)s
        AND NOT EXISTS (SELECT FROM interaction r WHERE r.author_id = %(me)s AND r.archived_at IS NULL
          AND r.occurred_at > i.occurred_at AND (r.account_id = i.account_id OR r.lead_id = i.lead_id))
      ORDER BY i.occurred_at DESC, i.id LIMIT %(most)s"""

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
