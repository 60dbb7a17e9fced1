"""A person who works here and signs in."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core import names
from vai.core.models import Folded, Record
from vai.staff.enums import TITLE_MODES, Mode, Title

ALL_SEEING = (Title.EXECUTIVE, Title.ADMINISTRATOR)


class People(BaseUserManager["Person"]):
    """Finds people by their mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find by mail address."""
        return self.get(email__iexact=username or "")


class Person(Record, AbstractBaseUser):
    """A colleague. `name` is the full name; `language` vi or en; `timezone` an IANA name; `theme` auto, light or dark."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    name_f = Folded("name")
    honorific = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=30, choices=Title.choices, default=Title.HUNTER)
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=5, default="vi")
    timezone = models.CharField(max_length=40, default="Asia/Ho_Chi_Minh")
    theme = models.CharField(max_length=10, default="auto")
    weekly_lead_goal = models.IntegerField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    # Acts in nightly jobs; never signs in.
    is_robot = models.BooleanField(default=False)
    external_id = models.CharField(max_length=100, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = People()

    class Meta:
        db_table = "person"
        verbose_name = _("person")
        indexes = [models.Index(fields=["team"], name="person_team")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address in one form, so that it is unique whatever its case."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)

    @property
    def given_name(self) -> str:
        """The name a colleague is called by."""
        return names.given_name(self.name)

    @property
    def initials(self) -> str:
        """One or two letters for an avatar."""
        return names.initials(self.name)

    @property
    def device_key(self) -> str:
        """Whom a device keeps something for: says nothing of the person, and is another one in another company's book."""
        return hashlib.sha256(f"{self.pk} {self.created_at.timestamp():.6f}".encode()).hexdigest()[:24]

    @property
    def title_modes(self) -> tuple[Mode, ...]:
        """The modes that the title works in."""
        return TITLE_MODES.get(self.title, ())

    @property
    def sees_all(self) -> bool:
        """Whether the title sees the whole book."""
        return self.title in ALL_SEEING or self.is_robot

    @property
    def is_administrator(self) -> bool:
        """Whether the person may change settings, people and teams."""
        return self.title == Title.ADMINISTRATOR or self.is_robot
