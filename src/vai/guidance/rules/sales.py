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
_MY_OPEN_DEALS = """
  FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
  WHERE o.owner_id = %(me)s AND o.outcome = 'open' AND o.archived_at IS NULL"""
_MOST_VALUABLE_FIRST = " ORDER BY o.amount DESC NULLS LAST, o.id LIMIT %(most)s"


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
    trigger = """
      SELECT 'H1', 'lead', l.id, NULL::bigint, coalesce(l.company, ''),
        coalesce(nullif(l.name, ''), nullif(l.company, ''), nullif(l.phone, ''), nullif(l.email, ''), left(l.need, 60)),
        CASE WHEN l.owner_id IS NULL THEN 'unclaimed' ELSE '' END, coalesce(vai.at_home(l.value, l.currency, %(today)s), usual.amount) * 0.2,
        coalesce((SELECT c.home_currency FROM company_settings c ORDER BY c.id LIMIT 1), 'VND'), l.touch_due_at, l.received_at, NULL::numeric
      FROM lead l CROSS JOIN (SELECT avg(vai.at_home(o.amount, o.currency, %(today)s)) AS amount FROM opportunity o
        WHERE o.owner_id = %(me)s AND o.outcome = 'won' AND o.closed_at > %(now)s - interval '1 year') usual
      WHERE l.status = 'new' AND l.archived_at IS NULL AND l.first_touch_at IS NULL
        AND (l.owner_id = %(me)s OR l.owner_id IS NULL AND l.team_id = %(team)s)
        AND l.received_at + (coalesce(l.touch_due_at, l.received_at) - l.received_at) / 2 <= %(now)s
      ORDER BY l.touch_due_at, l.id LIMIT %(most)s"""

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
    label = gettext_lazy("Open deal without a next step")
    modes = _SELLING
    half_life = 24
    minutes = 2
    icon = "calendar-clock"
    rest_hours = 24
    trigger = f"""
      SELECT 'H5', 'opportunity', o.id, o.account_id, coalesce(a.name, ''), o.name,
        CASE WHEN %(language)s = 'en' AND s.name_en <> '' THEN s.name_en ELSE s.name END, o.amount, o.currency,
        o.stage_entered_at + interval '24 hours', o.stage_entered_at, NULL::numeric
      {_MY_OPEN_DEALS}
        AND NOT EXISTS (SELECT FROM next_step n WHERE n.opportunity_id = o.id AND n.done_at IS NULL AND n.archived_at IS NULL
                        AND n.due_on IS NOT NULL)
        AND NOT EXISTS (SELECT FROM next_step n WHERE n.account_id = o.account_id AND n.opportunity_id IS NULL
                        AND n.done_at IS NULL AND n.archived_at IS NULL AND n.due_on IS NOT NULL)
      {_MOST_VALUABLE_FIRST}"""

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
    label = gettext_lazy("Quiet deal")
    modes = _SELLING
    half_life = 48
    minutes = 15
    icon = "clock"
    trigger = f"""
      SELECT 'H6', 'opportunity', o.id, o.account_id, coalesce(a.name, ''), o.name, s.quiet_days::text, o.amount, o.currency,
        touch.at + make_interval(days => s.quiet_days), touch.at, NULL::numeric
      FROM opportunity o JOIN stage s ON s.id = o.stage_id LEFT JOIN account a ON a.id = o.account_id
      CROSS JOIN LATERAL (SELECT greatest(o.stage_entered_at,
        (SELECT max(i.occurred_at) FROM interaction i WHERE i.opportunity_id = o.id AND i.archived_at IS NULL),
        (SELECT max(i.occurred_at) FROM interaction i WHERE i.account_id = o.account_id AND i.archived_at IS NULL)) AS at) touch
      WHERE o.owner_id = %(me)s AND o.outcome = 'open' AND o.archived_at IS NULL
        AND touch.at + make_interval(days => s.quiet_days) < %(now)s
      {_MOST_VALUABLE_FIRST}"""

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
    label = gettext_lazy("Close date has passed")
    modes = _SELLING
    half_life = 12
    minutes = 2
    icon = "calendar"
    rest_hours = 24
    trigger = f"""
      SELECT 'H7', 'opportunity', o.id, o.account_id, coalesce(a.name, ''), o.name, '', o.amount, o.currency,
        (o.closes_on + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', o.closes_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',
        NULL::numeric
      {_MY_OPEN_DEALS} AND o.closes_on < %(today)s
      {_MOST_VALUABLE_FIRST}"""

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
    trigger = f"""
      SELECT 'H8', 'opportunity', o.id, o.account_id, a.name, o.name, '', o.amount, o.currency,
        o.opened_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' + interval '14 days', NULL::timestamptz, met.n
      FROM opportunity o JOIN account a ON a.id = o.account_id
      CROSS JOIN LATERAL (SELECT count(DISTINCT c.id)::numeric AS n FROM affiliation f JOIN contact c ON c.id = f.contact_id
        WHERE f.account_id = o.account_id AND f.until IS NULL AND c.archived_at IS NULL AND c.last_two_way_at IS NOT NULL) met
      WHERE o.owner_id = %(me)s AND o.outcome = 'open' AND o.archived_at IS NULL
        AND vai.at_home(o.amount, o.currency, %(today)s) >= 200000000 AND met.n <= 1
      {_MOST_VALUABLE_FIRST}"""

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
    trigger = f"""
      SELECT 'H11', 'opportunity', o.id, o.account_id, a.name, o.name, '', o.amount, o.currency,
        o.closed_at + interval '32 hours', o.closed_at, NULL::numeric
      FROM opportunity o JOIN account a ON a.id = o.account_id
      WHERE o.owner_id = %(me)s AND o.outcome = 'won' AND o.archived_at IS NULL AND a.archived_at IS NULL
        AND o.closed_at BETWEEN %(now)s - interval '60 days' AND %(now)s - interval '1 day'
        AND NOT EXISTS (SELECT FROM handover h WHERE h.account_id = o.account_id AND h.proposed_at >= o.closed_at)
        AND NOT EXISTS (SELECT FROM coverage v WHERE v.account_id = o.account_id AND v.until IS NULL
                        AND v.mode IN ('farm', 'advise', 'key'))
      {_MOST_VALUABLE_FIRST}"""

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
