"""Titles, the modes in which a person serves a client, and what may be delegated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Title(models.TextChoices):
    """What a person is employed as; what they see follows from it and from their coverage."""

    HUNTER = "hunter", _("Sales (hunter)")
    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    RELATIONSHIP_MANAGER = "relationship_manager", _("Relationship manager")
    KEY_ACCOUNT_MANAGER = "key_account_manager", _("Key account manager")
    SALE_ACCOUNT = "sale_account", _("Sale account (B2B)")
    SALE_ASSISTANT = "sale_assistant", _("Sale assistant")
    TEAM_LEAD = "team_lead", _("Team lead")
    EXECUTIVE = "executive", _("Executive")
    ADMINISTRATOR = "administrator", _("Administrator")


class Mode(models.TextChoices):
    """In which way a person serves an account."""

    HUNT = "hunt", _("Hunting")
    FARM = "farm", _("Account management")
    ADVISE = "advise", _("Advising")
    KEY = "key", _("Key account")
    ASSIST = "assist", _("Assisting")


# The modes that a title works in, first the one whose desk opens; coverage may add others.
TITLE_MODES: dict[str, tuple[Mode, ...]] = {
    Title.HUNTER: (Mode.HUNT,),
    Title.ACCOUNT_MANAGER: (Mode.FARM,),
    Title.RELATIONSHIP_MANAGER: (Mode.ADVISE,),
    Title.KEY_ACCOUNT_MANAGER: (Mode.KEY, Mode.FARM),
    Title.SALE_ACCOUNT: (Mode.HUNT, Mode.FARM),
    Title.SALE_ASSISTANT: (Mode.ASSIST,),
    Title.TEAM_LEAD: (Mode.HUNT, Mode.FARM, Mode.ADVISE),
    Title.EXECUTIVE: (),
    Title.ADMINISTRATOR: (),
}


class Scope(models.TextChoices):
    """What a delegation covers. Seeing the book comes with each of them."""

    JOURNAL = "journal", _("Interactions and next steps")
    CLIENTS = "clients", _("Client data")
    DEALS = "deals", _("Leads and opportunities")


class DayKind(models.TextChoices):
    """How a calendar day differs from its weekday."""

    OFF = "off", _("Day off")
    MAKEUP = "makeup", _("Make-up working day")
