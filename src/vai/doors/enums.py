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


class MailSecurity(models.TextChoices):
    """How the line to a mail server is kept secret."""

    TLS = "tls", _("TLS (port 993)")
    STARTTLS = "starttls", _("STARTTLS (port 143)")
    NONE = "none", _("None: on this machine only")


class KeyScope(models.TextChoices):
    """What a key of another program opens."""

    LEADS_WRITE = "leads:write", _("Leave leads")
    LEADS_READ = "leads:read", _("Read the person’s leads")


class Suspicion(models.TextChoices):
    """Why something that came by a form is looked at by a person first."""

    TRAP = "trap", _("A field was filled that people do not see")
    TOO_FAST = "too_fast", _("It was filled faster than a person types")
    TOO_OLD = "too_old", _("The page had been open for more than a day")
    FORGED = "forged", _("The page did not come from here")
    FOREIGN = "foreign", _("It came from a page that is not among the allowed ones")
    LINKS = "links", _("It is full of links")
    MANY_FROM_ADDRESS = "many_from_address", _("Many came from the same address")
    MANY_AT_FORM = "many_at_form", _("More came in a minute than this form expects")


class LeftOut(models.TextChoices):
    """Why a mail is nobody's lead."""

    AUTOMATIC = "automatic", _("A machine answered")
    BOUNCE = "bounce", _("A mail came back")
    LIST = "list", _("It went to a mailing list")
    OWN = "own", _("A colleague wrote it")
    EMPTY = "empty", _("Nobody can be made out of it")
