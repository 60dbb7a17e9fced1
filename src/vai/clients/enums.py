"""Kinds of clients and of what leads to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountKind(models.TextChoices):
    """What is served."""

    BUSINESS = "business", _("Business")
    HOUSEHOLD = "household", _("Household")
    PERSON = "person", _("Person")


class PointKind(models.TextChoices):
    """A way to reach someone."""

    PHONE = "phone", _("Phone")
    EMAIL = "email", _("Email")
    ZALO = "zalo", _("Zalo")
    CHAT = "chat", _("Chat")
    WEB = "web", _("Website")


class DecisionRole(models.TextChoices):
    """What part a person plays in the client's decisions."""

    ECONOMIC = "economic", _("Decides on the money")
    TECHNICAL = "technical", _("Judges the technique")
    USER = "user", _("Uses it")
    CHAMPION = "champion", _("Speaks for us")
    FINANCE = "finance", _("Pays (accounting)")
    LEGAL = "legal", _("Legal")
    EXECUTIVE = "executive", _("Executive")


class GroupKind(models.TextChoices):
    """What binds the members of a group."""

    GROUP = "group", _("Group of companies")
    HOUSEHOLD = "household", _("Household")


class OfferOutcome(models.TextChoices):
    """How an offered coverage ended."""

    TAKEN = "taken", _("Taken")
    DECLINED = "declined", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class FieldEntity(models.TextChoices):
    """What a custom field is added to."""

    ACCOUNT = "account", _("Account")
    CONTACT = "contact", _("Contact")
    LEAD = "lead", _("Lead")
    OPPORTUNITY = "opportunity", _("Opportunity")


class FieldType(models.TextChoices):
    """What a custom field holds; kept in JSON as text, number text, true/false, ISO date, or a list of choices."""

    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    NUMBER = "number", _("Number")
    MONEY = "money", _("Amount")
    DATE = "date", _("Date")
    BOOLEAN = "boolean", _("Yes or no")
    CHOICE = "choice", _("One choice")
    CHOICES = "choices", _("Several choices")
    URL = "url", _("Link")


class DuplicateReason(models.TextChoices):
    """Why two records may be the same."""

    TAX_CODE = "tax_code", _("Same tax code")
    PHONE = "phone", _("Same phone number")
    EMAIL = "email", _("Same mail address")
    HANDLE = "handle", _("Same chat handle")
    NAME = "name", _("Same name")
    SIMILAR_NAME = "similar_name", _("Similar name")


# A person of the company may be anybody; what a title in this mode may do to a client's data is less.
SUPPORTING_MODES = ("assist",)
