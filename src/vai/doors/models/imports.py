"""Imports, what became of their rows, profiles, and what the other systems call our records."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.doors.enums import BATCH_MOVES, LEFT_OUT, BatchState, RowOutcome


class ImportBatch(Record):
    """One import: files, plan, and how far it has come; all that it writes is one change, `change_id`.

    `files` lists name, sha256 and size; the contents lie in the state folder under their hash. `position` counts the
    drafts that are done, of `total`; `counts` is entity to outcome to number; `amounts` entity to stage or "" to
    currency to decimal text. `decisions` says of single rows which record they are ("table|feed|row" to its number).
    """

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    files = models.JSONField(default=list)
    plan = models.JSONField(null=True, blank=True)
    profile = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=120, blank=True)
    decisions = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.DRAFT)
    change_id = models.UUIDField(default=uuid.uuid4)
    position = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)
    amounts = models.JSONField(default=dict, blank=True)
    remarks = models.JSONField(default=dict, blank=True)
    fault = models.JSONField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "import_batch"
        verbose_name = _("import")
        indexes = [models.Index(fields=["person", "-id"], name="import_batch_mine")]

    def __str__(self) -> str:
        return self.name

    def may_become(self, state: str) -> bool:
        """Whether it may go to that state from where it stands."""
        return state in BATCH_MOVES[self.state]

    @property
    def percent(self) -> int:
        """How far it has come, 0-100."""
        return min(100, self.position * 100 // self.total) if self.total else 0

    @property
    def is_running(self) -> bool:
        """Whether a process works on it, or should."""
        return self.state in (BatchState.RUNNING, BatchState.STOPPING, BatchState.TRYING, BatchState.UNDOING)

    @property
    def n_left_out(self) -> int:
        """How many rows were left out, for whatever reason."""
        return sum(counts.get(outcome, 0) for counts in self.counts.values() for outcome in LEFT_OUT)


class ImportRow(models.Model):
    """What became of one draft of a batch: `position` is its place in the order of reading, `row` the line in the file.

    `reasons` lists code, field, column and params of whole sentences in importing.phrases; `before` holds what a
    changed person or team was, which history does not keep. `is_dry`: only tried out.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    position = models.IntegerField()
    table = models.CharField(max_length=200)
    row = models.IntegerField()
    feed = models.CharField(max_length=60)
    entity = models.CharField(max_length=20)
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices)
    label = models.CharField(max_length=120, blank=True)
    reasons = models.JSONField(default=list)
    object_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    is_dry = models.BooleanField(default=False)

    class Meta:
        db_table = "import_row"
        verbose_name = _("row")
        constraints = [
            models.UniqueConstraint(fields=["batch", "is_dry", "position"], name="import_row_once")
        ]
        indexes = [models.Index(fields=["batch", "is_dry", "outcome", "position"], name="import_row_outcome")]


class ImportProfile(Record):
    """What a person decided about the files of one source, kept for the next ones; shared with the company."""

    name = models.CharField(max_length=80)
    code = models.SlugField(max_length=80, unique=True)
    content = models.JSONField(default=dict)
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "import_profile"
        verbose_name = _("profile")

    def __str__(self) -> str:
        return self.name


class ExternalKey(models.Model):
    """What a source calls one of our records: its number there, else a fingerprint of what tells the row from others.

    `said` is what the row said when it was last imported, field by field, and `row_hash` sums it up: so a second run
    changes nothing, and what was changed in Vai since is told from what was changed in the file.
    """

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="+")
    changed_by = models.ForeignKey(
        ImportBatch, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.CharField(max_length=120)
    entity = models.CharField(max_length=20)
    key = models.CharField(max_length=120, db_collation="C")
    object_id = models.BigIntegerField()
    row_hash = models.CharField(max_length=32, blank=True)
    said = models.JSONField(default=dict)

    class Meta:
        db_table = "external_key"
        verbose_name = _("external key")
        constraints = [
            models.UniqueConstraint(fields=["person", "source", "entity", "key"], name="external_key_once")
        ]
        indexes = [
            models.Index(fields=["source", "entity", "key"], name="external_key_of_source"),
            models.Index(fields=["entity", "object_id"], name="external_key_of_record"),
            models.Index(fields=["batch"], name="external_key_of_batch"),
        ]
