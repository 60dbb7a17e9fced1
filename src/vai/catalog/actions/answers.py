"""Answers to what clients ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from vai.catalog import rules
from vai.catalog.models import Answer, Product
from vai.core.errors import NotAllowed, Refused
from vai.core.text import squeeze
from vai.staff.enums import Title
from vai.staff.models import Person

CHANGEABLE = frozenset({"question", "body", "product", "keywords", "language"})


class AnswerIncomplete(Refused):
    """An answer needs both a question and a text."""

    code = "answer_incomplete"


@dataclass(frozen=True, kw_only=True)
class AnswerData:
    """A question and what we answer; `keywords` are further words to find it by, `language` vi or en."""

    question: str
    body: str
    product: Product | None = None
    keywords: str = ""
    language: str = "vi"


def add_answer(data: AnswerData, *, by: Person, at: datetime) -> Answer:
    """Add an answer to the library.

    :raises AnswerIncomplete: the question or the text is empty.
    """
    if by.title == Title.EXECUTIVE:
        raise NotAllowed(_("Your title reads everything and writes nothing."))
    answer = Answer(
        question=squeeze(data.question),
        body=data.body.strip(),
        product=data.product,
        keywords=squeeze(data.keywords),
        language=data.language,
        written_by_id=by.pk,
    )
    _check(answer)
    answer.save(force_insert=True)
    return answer


def change_answer(answer: Answer, changes: Mapping[str, Any], *, by: Person, at: datetime) -> Answer:
    """Change an answer.

    :raises NotTheirAnswer: somebody else wrote it.
    :raises AnswerIncomplete: the question or the text is empty.
    """
    rules.check_changes_answer(by, answer)
    kept = Answer.objects.select_for_update().get(pk=answer.pk)
    for field in CHANGEABLE & changes.keys():
        setattr(kept, field, changes[field])
    kept.question, kept.keywords, kept.body = (
        squeeze(kept.question),
        squeeze(kept.keywords),
        kept.body.strip(),
    )
    _check(kept)
    kept.save()
    return kept


def archive_answer(answer: Answer, *, by: Person, at: datetime) -> Answer:
    """Put an answer away."""
    return _set_archived(answer, at, by=by)


def restore_answer(answer: Answer, *, by: Person, at: datetime) -> Answer:
    """Bring an answer back."""
    return _set_archived(answer, None, by=by)


def use_answer(answer: Answer, *, by: Person, at: datetime) -> Answer:
    """Count that an answer was used: what is used much comes first."""
    Answer.objects.filter(pk=answer.pk).update(used_count=F("used_count") + 1)
    answer.refresh_from_db()
    return answer


def _set_archived(answer: Answer, moment: datetime | None, *, by: Person) -> Answer:
    rules.check_changes_answer(by, answer)
    kept = Answer.objects.select_for_update().get(pk=answer.pk)
    kept.archived_at = moment
    kept.save(update_fields=["archived_at"])
    return kept


def _check(answer: Answer) -> None:
    if not answer.question:
        raise AnswerIncomplete(_("Write the question as clients ask it."), field="question")
    if not answer.body:
        raise AnswerIncomplete(_("Write the answer."), field="body")
