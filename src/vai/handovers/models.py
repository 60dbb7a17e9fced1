"""The tables of the room."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.handovers.enums import GIVERS_TURN, OPEN_STATES, Fact, HandoverState
from vai.staff.enums import Mode


class HandoverTemplate(Record):
    """What has to be passed on when an account goes from one mode to another; `items` is a list of {vi, en, required, fact}.

    `fact` names what a line is filled from by itself (queries.facts); "" where only a person knows.
    """

    name = models.CharField(max_length=120)
    from_mode = models.CharField(max_length=8, choices=Mode.choices)
    to_mode = models.CharField(max_length=8, choices=Mode.choices)
    items = models.JSONField(default=list)
    answer_minutes = models.IntegerField(default=480)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "handover_template"
        verbose_name = _("handover template")
        constraints = [
            models.UniqueConstraint(
                fields=["from_mode", "to_mode"], condition=Q(archived_at=None), name="handover_template_once"
            )
        ]


class Handover(Record):
    """An account passed from one person and mode to another. Coverage changes when it is accepted and not before.

    Opened by a win it is a draft until its checklist is complete; the receiver is told of it when it is proposed.
    `due_at` is the end of the receiver's clock in working time. `ends_coverage`: the giver stops serving in `from_mode`.
    `account_name` keeps the name for the giver, who may no longer see the account once it is handed over.
    """

    account = models.ForeignKey("clients.Account", on_delete=models.PROTECT, related_name="+")
    account_name = models.CharField(max_length=200, blank=True)
    opportunity = models.ForeignKey(
        "hunting.Opportunity", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contract = models.ForeignKey(
        "contracts.Contract", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    giver = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    from_mode = models.CharField(max_length=8, choices=Mode.choices)
    to_mode = models.CharField(max_length=8, choices=Mode.choices)
    ends_coverage = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=HandoverState.choices, default=HandoverState.PROPOSED)
    notes = models.TextField(blank=True)
    proposed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    n_returns = models.IntegerField(default=0)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "handover"
        verbose_name = _("handover")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "from_mode", "to_mode"],
                condition=Q(state__in=["draft", "proposed", "sent_back"]),
                name="handover_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(giver=F("receiver"), from_mode=F("to_mode")), name="handover_changes_something"
            ),
        ]
        indexes = [
            models.Index(fields=["receiver", "state", "due_at"], name="handover_received"),
            models.Index(fields=["giver", "state"], name="handover_given"),
            models.Index(fields=["account", "-proposed_at", "-id"], name="handover_account"),
            models.Index(
                fields=["account", "-answered_at", "-id"],
                name="handover_answered",
                condition=Q(answered_at__isnull=False),
            ),
            models.Index(
                fields=["due_at", "id"],
                name="handover_waiting",
                condition=Q(state="proposed", escalated_at=None),
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Whether the receiver has not answered yet."""
        return self.state == HandoverState.PROPOSED

    @property
    def is_open(self) -> bool:
        """Whether it may still come to something."""
        return self.state in OPEN_STATES

    @property
    def is_givers_turn(self) -> bool:
        """Whether the giver has to complete it before it goes on."""
        return self.state in GIVERS_TURN


class HandoverItem(Record):
    """One line of the checklist, as it was worded when the handover was proposed.

    Its note says what the receiver has to know; where there is nothing to say it is marked as not applicable. Where the
    note was filled in from a fact, `source_table` and `source_id` say from which row; a person's own words have none.
    """

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="items")
    text = models.CharField(max_length=300)
    is_required = models.BooleanField(default=True)
    is_applicable = models.BooleanField(default=True)
    note = models.CharField(max_length=500, blank=True)
    fact = models.CharField(max_length=12, blank=True)
    source_table = models.CharField(max_length=30, blank=True)
    source_id = models.BigIntegerField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "handover_item"
        verbose_name = _("handover item")
        indexes = [models.Index(fields=["handover", "position", "id"], name="handover_item_of")]

    @property
    def fact_label(self) -> str:
        """What it can be filled from by itself, in words."""
        return str(Fact(self.fact).label) if self.fact in Fact.values else ""

    @property
    def is_ready(self) -> bool:
        """Whether it says what the receiver has to know, or that there is nothing to say."""
        return bool(self.note) or not self.is_required or not self.is_applicable
