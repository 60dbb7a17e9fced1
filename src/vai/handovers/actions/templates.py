"""Changing the checklists of an installation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.core import text
from vai.core.errors import Refused
from vai.handovers.enums import Fact
from vai.handovers.models import HandoverTemplate
from vai.staff import rules
from vai.staff.enums import Mode
from vai.staff.models import Person

Item = dict[str, object]
_LONGEST, _MOST, _MOST_MINUTES = 300, 40, 60 * 24 * 30


class NotATemplate(Refused):
    """The checklist cannot be so."""

    code = "not_a_template"


def save(
    template: HandoverTemplate | None,
    *,
    by: Person,
    at: datetime,
    name: str,
    from_mode: str,
    to_mode: str,
    items: Sequence[Item],
    answer_minutes: int,
) -> HandoverTemplate:
    """Make a checklist, or change one; handovers that were proposed keep their wording.

    `items` are {vi, en, required, fact}; one language may be left out. `answer_minutes` are working minutes.
    :raises NotATemplate: a mode is none, a line says nothing, or there is a checklist between these modes already.
    """
    rules.need_administrator(by)
    kept = template or HandoverTemplate()
    kept.name = text.squeeze(name)
    kept.from_mode, kept.to_mode, kept.answer_minutes = from_mode, to_mode, answer_minutes
    kept.items = [_item(item) for item in items]
    _check(kept)
    kept.save()
    return kept


def archive(template: HandoverTemplate, *, by: Person, at: datetime) -> HandoverTemplate:
    """Put a checklist away."""
    rules.need_administrator(by)
    template.archived_at = at
    template.save(update_fields=["archived_at"])
    return template


def _item(item: Item) -> Item:
    words = {key: text.squeeze(str(item.get(key) or ""))[:_LONGEST] for key in ("vi", "en")}
    if not any(words.values()):
        raise NotATemplate(_("Each line of the checklist says something."), field="items")
    fact = str(item.get("fact") or "")
    if fact and fact not in Fact.values:
        raise NotATemplate(
            _("There is no fact “%(fact)s” to fill a line from.") % {"fact": fact[:40]}, field="lines"
        )
    filled = {"fact": fact} if fact else {}
    return {**words, "required": bool(item.get("required")), **filled}


def _check(kept: HandoverTemplate) -> None:
    if not kept.name:
        raise NotATemplate(_("Give the checklist a name."), field="name")
    if kept.from_mode not in Mode.values or kept.to_mode not in Mode.values or kept.from_mode == kept.to_mode:
        raise NotATemplate(_("Choose two different modes."), field="to_mode")
    if not 0 < kept.answer_minutes <= _MOST_MINUTES:
        raise NotATemplate(_("The time to answer is at least a minute."), field="answer_minutes")
    if len(kept.items) > _MOST:
        raise NotATemplate(_("A checklist of more than 40 lines is read by nobody."), field="items")
    same = HandoverTemplate.objects.filter(
        from_mode=kept.from_mode, to_mode=kept.to_mode, archived_at=None
    ).exclude(pk=kept.pk)
    if same.exists():
        raise NotATemplate(_("There is a checklist between these modes already."), field="to_mode")
