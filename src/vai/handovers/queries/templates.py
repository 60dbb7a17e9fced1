"""What has to be passed on, by from which mode to which."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation

from vai.handovers.models import HandoverItem, HandoverTemplate
from vai.staff.queries import company


@dataclass(frozen=True)
class TemplateItem:
    """A line of a checklist, in the reader's language."""

    position: int
    text: str
    is_required: bool
    fact: str = ""

    def item(self) -> HandoverItem:
        """Make the line of a handover, as it is worded now."""
        return HandoverItem(
            text=self.text[:300], is_required=self.is_required, position=self.position, fact=self.fact
        )


@dataclass(frozen=True)
class Checklist:
    """What has to be passed on, and within how many working minutes the receiver is to answer."""

    name: str
    items: tuple[TemplateItem, ...]
    answer_minutes: int


def templates() -> QuerySet[HandoverTemplate]:
    """List the templates in use."""
    return HandoverTemplate.objects.filter(archived_at=None).order_by("from_mode", "to_mode", "pk")


def checklist(from_mode: str, to_mode: str) -> Checklist:
    """Return what has to be passed on from one mode to another; an empty list where there is no template."""
    template = templates().filter(from_mode=from_mode, to_mode=to_mode).first()
    if template is None:
        return Checklist("", (), company.settings().handover_answer_minutes)
    language = "en" if (translation.get_language() or "vi").startswith("en") else "vi"
    items = tuple(
        TemplateItem(
            position,
            str(item.get(language) or item.get("vi") or item.get("en")),
            bool(item.get("required")),
            str(item.get("fact") or ""),
        )
        for position, item in enumerate(template.items)
    )
    return Checklist(template.name, items, template.answer_minutes)
