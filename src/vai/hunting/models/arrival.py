"""What came in by a door, as it came: kept before anything is made of it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.hunting.enums import ArrivalState, Door
from vai.hunting.models.lead import Lead


class LeadArrival(models.Model):
    """One arrival: what was told, by which door, and what became of it.

    `origin` names the form, mailbox or key within its door; `key` tells the same sending from another one. `told` is what
    they said, field by field; `around` what came with it (consent, address, campaign words, thread, files). `reasons`
    lists codes: why it is suspected, or why it was joined to a lead. `twins` is who it may be already, found with the
    eyes of whoever took it in. `person` is the colleague who brought it, if one did.
    """

    door = models.CharField(max_length=10, choices=Door.choices)
    origin = models.CharField(max_length=60, blank=True, db_collation="C")
    key = models.CharField(max_length=200, db_collation="C")
    told = models.JSONField(default=dict)
    around = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ArrivalState.choices, default=ArrivalState.WAITING)
    reasons = models.JSONField(default=list)
    twins = models.JSONField(default=list)
    fault = models.CharField(max_length=300, blank=True)
    n_tries = models.IntegerField(default=0)
    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Taking a lead back (undo) lets go of it here by a trigger; a constraint would forbid that.
    lead = models.ForeignKey(
        Lead, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "lead_arrival"
        verbose_name = _("arrival")
        constraints = [models.UniqueConstraint(fields=["door", "origin", "key"], name="lead_arrival_once")]
        indexes = [
            models.Index(
                fields=["id"],
                name="lead_arrival_waiting",
                condition=models.Q(state=ArrivalState.WAITING),
            ),
            models.Index(fields=["state", "-id"], name="lead_arrival_state"),
            models.Index(fields=["person", "-id"], name="lead_arrival_person"),
            models.Index(fields=["lead"], name="lead_arrival_lead"),
        ]

    def __str__(self) -> str:
        said = (self.told.get(name, "") for name in ("name", "company", "phone", "email", "need"))
        return next((str(text)[:80] for text in said if text), f"#{self.pk}")

    @property
    def is_settled(self) -> bool:
        """Whether a lead came of it."""
        return self.state in (ArrivalState.TAKEN, ArrivalState.JOINED)

    def detail(self, name: str) -> Any:
        """Return one of the things that came with it."""
        return self.around.get(name, "")
