"""Where a contract stands, and what its files are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContractStatus(models.TextChoices):
    """From the first draft to its end. Signed, it becomes live on its first day and ended after its last, by itself."""

    DRAFT = "draft", pgettext_lazy("contract", "Draft")
    SENT = "sent", pgettext_lazy("contract", "Sent to the client")
    SIGNED = "signed", pgettext_lazy("contract", "Signed")
    LIVE = "live", pgettext_lazy("contract", "In force")
    ENDED = "ended", pgettext_lazy("contract", "Ended")
    CANCELLED = "cancelled", pgettext_lazy("contract", "Cancelled")


# What a person does, and what the calendar does.
CONTRACT_MOVES: dict[str, tuple[str, ...]] = {
    ContractStatus.DRAFT: ("sent", "signed", "live", "cancelled"),
    ContractStatus.SENT: ("draft", "signed", "live", "cancelled"),
    ContractStatus.SIGNED: ("live", "ended", "cancelled"),
    ContractStatus.LIVE: ("ended", "cancelled"),
    ContractStatus.ENDED: (),
    # Only one that was cancelled because its deal was opened again comes back, when that deal is won again.
    ContractStatus.CANCELLED: ("draft",),
}
UNSIGNED = (ContractStatus.DRAFT, ContractStatus.SENT)


class FileKind(models.TextChoices):
    """What a file of a contract is."""

    SIGNED = "signed", _("The signed contract")
    DRAFT = "draft", _("A draft")
    ANNEX = "annex", _("An annex")
