"""What a person can say to a next action."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.TextChoices):
    """How an action was answered. Only `irrelevant` speaks against its rule."""

    DONE = "done", _("Done")
    SNOOZED = "snoozed", _("Later")
    IRRELEVANT = "irrelevant", _("Not useful")
    WRONG = "wrong", _("Wrong data")
    NOT_MINE = "not_mine", _("Not my job")


class Snooze(models.TextChoices):
    """For how long an action is put off."""

    TWO_HOURS = "two_hours", _("In 2 hours")
    TOMORROW = "tomorrow", _("Tomorrow morning")
    NEXT_WEEK = "next_week", _("Next week")
    DATE = "date", _("On a day")
