"""Sentences and words of the room that are used in several places."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LEAD_GIVEN = _("%(by)s gave you a lead: %(lead)s")
LEAD_ROUTED = _("A new lead is yours: %(lead)s")
LEADS_ROUTED = _("%(n)s new leads are yours")
LEAD_WROTE_AGAIN = _("%(lead)s got in touch again: %(text)s")
ARRIVAL_SETTLED = _("This arrival was dealt with already.")
DEAL_GIVEN = _("%(by)s gave you a deal: %(deal)s")
DEAL_OPENED = _("Opened the deal %(deal)s in “%(stage)s”")
DEAL_MOVED = _("Moved the deal %(deal)s from “%(before)s” to “%(stage)s”")
DEAL_WON = _("Won the deal %(deal)s")
DEAL_LOST = _("Lost the deal %(deal)s")
LEAD_CAME = _("Came in as a lead")
LEAD_CAME_FROM = _("Came in as a lead from %(source)s")
LEAD_CONVERTED = _("Became a client")
LEAD_PUT_ASIDE = _("Disqualified: %(reason)s")
QUOTE_ACCEPTED = _("%(who)s accepted quote %(code)s: %(total)s (%(deal)s)")
QUOTE_DECLINED = _("The client declined quote %(code)s: %(reason)s (%(deal)s)")
QUOTE_ASKED = _("The client asks about quote %(code)s: %(text)s")
QUOTE_EXPIRED = _("Quote %(code)s ran out without an answer (%(deal)s)")
QUOTE_APPROVAL_ASKED = _("%(by)s asks you for a discount of %(pct)s%% in quote %(code)s (%(deal)s)")
QUOTE_APPROVED = _("%(by)s approved the discount in quote %(code)s (%(deal)s)")
QUOTE_RETURNED = _("%(by)s returned quote %(code)s: %(reason)s")
NO_MORE_MAIL = _("To get no more mail from us: %(address)s")
LEAD_MAIL_FAILED = _("Your mail to %(lead)s was not sent: %(subject)s")
LEAD_MAIL_UNSURE = _("Your mail to %(lead)s may not have gone, ask before you send it again: %(subject)s")
STEP_CALL_BACK = _("Call back as agreed")
STEP_CALL_AGAIN = _("Call again")
STEP_FOLLOW_UP = _("Follow up the talk")
STEP_FIND_NUMBER = _("Find the right number")
