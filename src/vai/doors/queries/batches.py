"""Imports and their rows, as pages show them."""

from __future__ import annotations

from django.db.models import QuerySet

from vai.doors.enums import LEFT_OUT
from vai.doors.models import ImportBatch, ImportProfile, ImportRow


def batches() -> QuerySet[ImportBatch]:
    """List the imports that the person sees, the latest first."""
    return ImportBatch.objects.select_related("person").order_by("-pk")


def batch(pk: int) -> ImportBatch | None:
    """Find an import, without its plan being read twice."""
    return ImportBatch.objects.select_related("person").filter(pk=pk).first()


def rows(batch: ImportBatch, *, is_dry: bool, outcome: str = "", entity: str = "") -> QuerySet[ImportRow]:
    """List what became of the rows, in the order of the files."""
    found = ImportRow.objects.filter(batch_id=batch.pk, is_dry=is_dry)
    if outcome:
        found = found.filter(outcome=outcome)
    if entity:
        found = found.filter(entity=entity)
    return found.order_by("position", "pk")


def left_out(batch: ImportBatch, *, is_dry: bool) -> QuerySet[ImportRow]:
    """List the rows that were left out."""
    found = ImportRow.objects.filter(batch_id=batch.pk, is_dry=is_dry, outcome__in=LEFT_OUT)
    return found.order_by("position", "pk")


def profiles() -> QuerySet[ImportProfile]:
    """List the profiles that colleagues kept."""
    return ImportProfile.objects.filter(archived_at=None).order_by("name", "pk")
