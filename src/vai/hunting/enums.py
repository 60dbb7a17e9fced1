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


class Door(models.TextChoices):
    """By which door a lead came."""

    FORM = "form", _("Web form")
    MAIL = "mail", _("Mail")
    API = "api", _("Another program")
    CARD = "card", _("Business card")
    REFERRAL = "referral", _("Colleague’s referral")


class ArrivalState(models.TextChoices):
    """What became of what came in. Suspected ones wait for a person; failed ones are tried again."""

    WAITING = "waiting", pgettext_lazy("arrival", "Waiting")
    SUSPECTED = "suspected", pgettext_lazy("arrival", "Suspected")
    TAKEN = "taken", pgettext_lazy("arrival", "Became a lead")
    JOINED = "joined", pgettext_lazy("arrival", "Joined to a lead")
    REJECTED = "rejected", pgettext_lazy("arrival", "Kept out")
    FAILED = "failed", pgettext_lazy("arrival", "Failed")
