"""Kinds, directions and outcomes of what happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InteractionKind(models.TextChoices):
    """By what means people met."""

    CALL = "call", pgettext_lazy("interaction", "Call")
    MEETING = "meeting", pgettext_lazy("interaction", "Meeting")
    VISIT = "visit", pgettext_lazy("interaction", "Visit")
    MAIL = "mail", pgettext_lazy("interaction", "Mail")
    CHAT = "chat", pgettext_lazy("interaction", "Chat")
    NOTE = "note", pgettext_lazy("interaction", "Note")


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
