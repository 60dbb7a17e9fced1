"""Kinds, directions and outcomes of what happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InteractionKind(models.TextChoices):
    """By what means people met."""

    CALL = "call", _("Call")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    MAIL = "mail", _("Mail")
    CHAT = "chat", _("Chat")
    NOTE = "note", _("Note")


class Direction(models.TextChoices):
    """Who began it."""

    IN = "in", _("From the client")
    OUT = "out", _("From us")


class Outcome(models.TextChoices):
    """What came of it."""

    REACHED = "reached", _("Reached")
    NO_ANSWER = "no_answer", _("No answer")
    POSITIVE = "positive", _("Positive")
    NEUTRAL = "neutral", _("Neutral")
    NEGATIVE = "negative", _("Negative")
    COMPLAINT = "complaint", _("Complaint")


# What is never two-way by itself: the client took no part.
ONE_WAY_KINDS = (InteractionKind.NOTE,)
