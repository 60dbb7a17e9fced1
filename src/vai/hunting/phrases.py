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
