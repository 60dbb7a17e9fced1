"""Answers at hand."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from vai.catalog.models import Answer, Product
from vai.core.text import fold

MOST_USED_FIRST = ("-used_count", "question_f", "id")


def kept() -> QuerySet[Answer]:
    """List the answers in use, the most used first."""
    return (
        Answer.objects.filter(archived_at=None)
        .select_related("product", "written_by")
        .order_by(*MOST_USED_FIRST)
    )


def search(answers: QuerySet[Answer], text: str) -> QuerySet[Answer]:
    """Keep the answers that have every word in question, text or keywords, with or without accents."""
    for word in fold(text).split():
        answers = answers.filter(
            Q(question_f__contains=word) | Q(body_f__contains=word) | Q(keywords_f__contains=word)
        )
    return answers


def best(text: str = "", *, product: Product | None = None, limit: int = 5) -> list[Answer]:
    """Give the answers that fit best: the question has the words, then about the product, then the most used."""
    first = Value(1)
    in_question = Q(question_f__contains=fold(text.strip()))
    about = Q(product=product) if product else Q(pk__in=[])
    ranked = search(kept(), text).annotate(
        hits=Case(When(in_question, then=first), default=Value(0), output_field=IntegerField()),
        fits=Case(When(about, then=first), default=Value(0), output_field=IntegerField()),
    )
    return list(ranked.order_by("-fits", "-hits", *MOST_USED_FIRST)[:limit])
