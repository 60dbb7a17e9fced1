"""For whom things are sold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Whom(models.TextChoices):
    """Who buys a product; nothing said: anybody."""

    BUSINESS = "business", _("Companies")
    PERSON = "person", _("Persons")
