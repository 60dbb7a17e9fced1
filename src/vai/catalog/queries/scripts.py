"""What to say on calls."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from vai.catalog.models import Script


def kept() -> QuerySet[Script]:
    """List the scripts in use, by product and language."""
    return (
        Script.objects.filter(archived_at=None)
        .select_related("product")
        .order_by("product__name_f", "language", "name", "id")
    )


def for_call(product_id: int | None, language: str) -> Script | None:
    """Return what to say: about the product before in general, in this language before the other, the newest first."""
    about = Q(product=None) if product_id is None else Q(product=None) | Q(product_id=product_id)
    rank = Case(
        When(product_id=product_id, language=language, then=Value(0)),
        When(product_id=product_id, then=Value(1) if product_id else Value(3)),
        When(language=language, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return kept().filter(about).annotate(rank=rank).order_by("rank", "-id").first()
