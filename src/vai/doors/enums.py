"""Where an import stands, and what became of each row."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BatchState(models.TextChoices):
    """Where an import stands."""

    DRAFT = "draft", _("Being prepared")
    TRYING = "trying", _("Being tried out")
    DRY = "dry", _("Tried out")
    RUNNING = "running", _("Running")
    STOPPING = "stopping", _("Stopping")
    STOPPED = "stopped", _("Stopped")
    FINISHED = "finished", _("Finished")
    FAILED = "failed", _("Broken off")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")


# From each state, where an import may go. A running one whose process died is resumed as it stands.
BATCH_MOVES: dict[str, tuple[str, ...]] = {
    BatchState.DRAFT: ("trying", "dry", "running"),
    BatchState.TRYING: ("draft", "trying", "dry", "running"),
    BatchState.DRY: ("draft", "trying", "running"),
    BatchState.RUNNING: ("running", "stopping", "stopped", "finished", "failed"),
    BatchState.STOPPING: ("running", "stopped", "finished", "failed"),
    BatchState.STOPPED: ("running", "undoing", "undone"),
    BatchState.FAILED: ("running", "undoing", "undone"),
    BatchState.FINISHED: ("undoing", "undone"),
    BatchState.UNDOING: ("undoing", "undone", "finished"),
    BatchState.UNDONE: ("draft", "trying", "dry", "running"),
}
PREPARING = (BatchState.DRAFT, BatchState.TRYING, BatchState.DRY, BatchState.UNDONE)


class RowOutcome(models.TextChoices):
    """What became of a row. Linked: it was there before this import. Skipped: for a reason that is told."""

    CREATED = "created", pgettext_lazy("of a row", "Created")
    UPDATED = "updated", pgettext_lazy("of a row", "Updated")
    LINKED = "linked", _("Linked")
    UNCHANGED = "unchanged", _("Unchanged")
    SKIPPED = "skipped", _("Left out")
    FAILED = "failed", _("Failed")


LEFT_OUT = (RowOutcome.SKIPPED, RowOutcome.FAILED)
