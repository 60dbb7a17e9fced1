"""Files at a client."""

from __future__ import annotations

from django.db.models import QuerySet

from vai.journal.models import Attachment
from vai.journal.queries.sources import Subject


def files(subject: Subject) -> QuerySet[Attachment]:
    """List the files of a client, a contact, a lead or a deal, the last first."""
    rows = Attachment.objects.filter(**subject.condition, archived_at=None)
    return rows.select_related("uploaded_by").order_by("-created_at", "-pk")


def one(pk: int) -> Attachment | None:
    """Return a file, if it is seen and was not put away."""
    return Attachment.objects.filter(pk=pk, archived_at=None).first()
