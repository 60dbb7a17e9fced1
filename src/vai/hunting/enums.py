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


class CallOutcome(models.TextChoices):
    """What came of calling a lead, by the key of the call list."""

    REACHED = "reached", pgettext_lazy("call", "Reached")
    NO_ANSWER = "no_answer", pgettext_lazy("call", "No answer")
    CALLBACK = "callback", pgettext_lazy("call", "Call back at …")
    WRONG_NUMBER = "wrong_number", pgettext_lazy("call", "Wrong number")
    NOT_NOW = "not_now", pgettext_lazy("call", "Not now, until …")
    LOST = "lost", pgettext_lazy("call", "Lost, because …")


class Channel(models.TextChoices):
    """By what means a step of a cadence reaches a lead."""

    CALL = "call", pgettext_lazy("interaction", "Call")
    MAIL = "mail", pgettext_lazy("interaction", "Mail")
    ZALO = "zalo", "Zalo"
    SMS = "sms", _("Text message")
    VISIT = "visit", pgettext_lazy("interaction", "Visit")


# What a step of a channel is in the journal.
CHANNEL_KINDS = {
    Channel.CALL: "call",
    Channel.MAIL: "mail",
    Channel.ZALO: "chat",
    Channel.SMS: "chat",
    Channel.VISIT: "visit",
}


class EnrolmentState(models.TextChoices):
    """Where a lead stands in a cadence."""

    ACTIVE = "active", pgettext_lazy("cadence", "Going on")
    PAUSED = "paused", _("Paused")
    FINISHED = "finished", pgettext_lazy("cadence", "Went through")
    STOPPED = "stopped", pgettext_lazy("cadence", "Stopped")


class StopReason(models.TextChoices):
    """Why a cadence ended for a lead before its last step."""

    ANSWERED = "answered", _("The lead answered")
    CONVERTED = "converted", _("Became a client")
    DISQUALIFIED = "disqualified", _("Disqualified")
    NO_CONTACT = "no_contact", _("Does not want to be contacted")
    PERSON = "person", _("Stopped by a person")


class TouchState(models.TextChoices):
    """What became of a step that a lead came to."""

    PLANNED = "planned", _("Planned")
    SENDING = "sending", pgettext_lazy("mail", "On its way")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Skipped")


class MailState(models.TextChoices):
    """Where a mail stands. Unsure: the machine stopped while it was sent, so it may have gone; it is not sent again."""

    WAITING = "waiting", pgettext_lazy("mail", "Waiting")
    SENDING = "sending", pgettext_lazy("mail", "On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")
    UNSURE = "unsure", _("Perhaps sent")


class SourceKind(models.TextChoices):
    """How soon the leads of a source are to be touched."""

    HOT = "hot", _("Asks for an answer now")
    INBOUND = "inbound", _("Came to us")
    LIST = "list", _("From a list")


class RuleTarget(models.TextChoices):
    """Where a rule sends its leads."""

    PERSON = "person", _("One person")
    TEAM = "team", _("The queue of a team")
    GROUP = "group", _("A group that takes turns")


class RoutingCause(models.TextChoices):
    """Why a lead is to be routed."""

    ARRIVED = "arrived", _("It came in")
    ASKED = "asked", _("Somebody asked for it")
    CLOCK = "clock", _("Its clock ran out")


class AssignmentReason(models.TextChoices):
    """Why a lead went where it went; the sentence of each is in phrases."""

    CLIENT = "client", _("Client’s owner")
    DEAL = "deal", _("Open deal")
    NAMED = "named", _("Named company")
    RULE = "rule", _("Rule")
    FALLBACK = "fallback", _("No rule fits")
    DOOR = "door", _("Its door says so")
    STAYED = "stayed", _("Stayed where it was")
    GIVEN = "given", _("Given by a colleague")
    RETURNED = "returned", _("Back into the queue")
    CLAIMED = "claimed", _("Claimed")
    OWN = "own", _("Entered for oneself")


class AlarmStep(models.IntegerChoices):
    """How far past its clock a lead was when it was told."""

    ONCE = 1, _("The clock ran out")
    TWICE = 2, _("Twice the time passed")


class QuoteStatus(models.TextChoices):
    """What became of a quote. Only a draft may change; only a sent one may be answered."""

    DRAFT = "draft", pgettext_lazy("quote", "Draft")
    SENT = "sent", pgettext_lazy("quote", "Sent")
    ACCEPTED = "accepted", pgettext_lazy("quote", "Accepted")
    DECLINED = "declined", pgettext_lazy("quote", "Declined")
    SUPERSEDED = "superseded", pgettext_lazy("quote", "Replaced")
    EXPIRED = "expired", pgettext_lazy("quote", "Expired")


class Approval(models.TextChoices):
    """Whether somebody who may give that much was asked for a discount, and what they said."""

    NONE = "", pgettext_lazy("discount", "Not asked")
    ASKED = "asked", pgettext_lazy("discount", "Waiting for approval")
    GIVEN = "given", pgettext_lazy("discount", "Approved")
    RETURNED = "returned", pgettext_lazy("discount", "Returned")
