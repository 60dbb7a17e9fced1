"""Where leads and opportunities stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LeadStatus(models.TextChoices):
    """How far a lead has come. The first two follow from what happened; the last two end it."""

    NEW = "new", _("New")
    ATTEMPTED = "attempted", _("Attempted")
    CONNECTED = "connected", _("Connected")
    QUALIFIED = "qualified", _("Qualified")
    CONVERTED = "converted", _("Converted")
    DISQUALIFIED = "disqualified", _("Disqualified")


OPEN_LEADS = (LeadStatus.NEW, LeadStatus.ATTEMPTED, LeadStatus.CONNECTED, LeadStatus.QUALIFIED)

# From each status, where a lead may go. An ended lead may be opened again.
LEAD_MOVES: dict[str, tuple[str, ...]] = {
    LeadStatus.NEW: ("attempted", "connected", "qualified", "converted", "disqualified"),
    LeadStatus.ATTEMPTED: ("connected", "qualified", "converted", "disqualified"),
    LeadStatus.CONNECTED: ("attempted", "qualified", "converted", "disqualified"),
    LeadStatus.QUALIFIED: ("connected", "converted", "disqualified"),
    LeadStatus.CONVERTED: (),
    LeadStatus.DISQUALIFIED: ("new",),
}


class StageOutcome(models.TextChoices):
    """What a stage means for its opportunities."""

    OPEN = "open", pgettext_lazy("state", "Open")
    WON = "won", _("Won")
    LOST = "lost", _("Lost")


class Urgency(models.TextChoices):
    """How pressing the next step is: the dot on a card."""

    OVERDUE = "overdue", _("Overdue")
    TODAY = "today", _("Today")
    LATER = "later", _("Planned")
    NONE = "none", _("Nothing planned")
