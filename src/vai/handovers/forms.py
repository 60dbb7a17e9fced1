"""Forms of the room; they read and check, actions write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.handovers.models import HandoverItem, HandoverTemplate
from vai.handovers.queries.handovers import Candidate
from vai.handovers.queries.templates import TemplateItem
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.ui.forms import Form, TextArea

_NOTE = {"rows": 2, "maxlength": 500}


class ChecklistForm(Form):
    """Lines of a checklist, each with what the colleague has to know, or the mark that it does not apply."""

    def add_lines(self, lines: Iterable[TemplateItem | HandoverItem]) -> None:
        """Add a note and a mark for each line."""
        self.lines = list(lines)
        for line in self.lines:
            known = line if isinstance(line, HandoverItem) else None
            self.fields[f"item_{line.position}"] = forms.CharField(
                label=line.text,
                required=False,
                max_length=500,
                widget=TextArea(dict(_NOTE)),
                initial=known.note if known else "",
                help_text="" if line.is_required else _("May be left empty."),
            )
            self.fields[f"skip_{line.position}"] = forms.BooleanField(
                label=_("Does not apply here"),
                required=False,
                initial=known is not None and not known.is_applicable,
            )

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Give note and mark of each line, to be shown together."""
        return [(self[f"item_{line.position}"], self[f"skip_{line.position}"]) for line in self.lines]

    def item_notes(self) -> dict[int, str | None]:
        """Return what was written, by position; None where the line does not apply."""
        told = self.cleaned_data
        return {
            line.position: None if told[f"skip_{line.position}"] else told[f"item_{line.position}"]
            for line in self.lines
        }


class ProposeForm(ChecklistForm):
    """To whom, from which mode to which, and what they have to know."""

    from_mode = forms.ChoiceField(label=_("From mode"), choices=Mode.choices)
    to_mode = forms.ChoiceField(label=_("To mode"), choices=Mode.choices)
    receiver = forms.TypedChoiceField(label=_("To whom"), coerce=int)
    opportunity = forms.TypedChoiceField(
        label=_("Because of the deal"), coerce=int, required=False, empty_value=None
    )
    notes = forms.CharField(
        label=_("What they should know first"), required=False, max_length=5000, widget=TextArea({"rows": 3})
    )
    ends_coverage = forms.BooleanField(
        label=_("I stop serving this account once it is accepted"), required=False, initial=True
    )

    def __init__(
        self,
        *args: Any,
        modes: Iterable[str],
        candidates: Iterable[Candidate],
        deals: Iterable[tuple[int, str]],
        lines: Iterable[TemplateItem],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Mode.choices)
        self._choose("from_mode", [(mode, labels[mode]) for mode in modes])
        self._choose("receiver", [(one.person.pk, _label(one)) for one in candidates])
        chosen = list(deals)
        if chosen:
            self._choose("opportunity", [("", "–"), *chosen])
        else:
            del self.fields["opportunity"]
        self.add_lines(lines)

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class AgainForm(ChecklistForm):
    """What was missing, put right."""

    notes = forms.CharField(
        label=_("What they should know first"), required=False, max_length=5000, widget=TextArea({"rows": 3})
    )

    def __init__(self, *args: Any, lines: Iterable[HandoverItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_lines(lines)


class ReasonForm(Form):
    """Why it is sent back."""

    reason = forms.CharField(
        label=_("What is missing?"),
        max_length=500,
        widget=TextArea({"rows": 2}),
        help_text=_("Your colleague reads this and puts it right."),
    )


class TemplateForm(Form):
    """A checklist: one line of the text is one line of the list."""

    name = forms.CharField(label=_("Name"), max_length=120)
    from_mode = forms.ChoiceField(label=_("From mode"), choices=Mode.choices)
    to_mode = forms.ChoiceField(label=_("To mode"), choices=Mode.choices)
    answer_minutes = forms.IntegerField(label=_("Working minutes to the answer"), min_value=1)
    lines = forms.CharField(
        label=_("Lines"),
        max_length=20_000,
        widget=TextArea({"rows": 10}),
        help_text=_(
            "One thing a line: Vietnamese | English. A star before a line means that something has to be said there."
        ),
    )

    @classmethod
    def initial_of(cls, template: HandoverTemplate) -> dict[str, Any]:
        """Return what stands in a checklist."""
        names = ("name", "from_mode", "to_mode", "answer_minutes")
        return {
            **{name: getattr(template, name) for name in names},
            "lines": "\n".join(map(_written, template.items)),
        }

    def items(self) -> list[dict[str, object]]:
        """Read the lines."""
        items: list[dict[str, object]] = []
        for line in self.cleaned_data["lines"].splitlines():
            words = line.strip()
            if words:
                vi, _sign, en = words.lstrip("* ").partition("|")
                items.append({"vi": vi.strip(), "en": en.strip(), "required": words.startswith("*")})
        return items


def _written(item: dict[str, Any]) -> str:
    words = " | ".join(word for word in (item.get("vi"), item.get("en")) if word)
    return f"* {words}" if item.get("required") else words


def _label(one: Candidate) -> str:
    values = {"name": one.person.name, "title": one.person.get_title_display(), "n": one.n_accounts}
    return str(_("%(name)s · %(title)s · serves %(n)s") % values)


def person_of(candidates: Iterable[Candidate], pk: int) -> Person | None:
    """Return the colleague who was chosen."""
    return next((one.person for one in candidates if one.person.pk == pk), None)
