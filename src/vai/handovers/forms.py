"""Forms of the room; they read and check, actions write."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vai.clients.models import Account
from vai.core.money import Money
from vai.handovers.models import HandoverItem, HandoverTemplate
from vai.handovers.queries.handovers import Candidate
from vai.handovers.queries.successors import Choice
from vai.handovers.queries.templates import TemplateItem
from vai.handovers.queries.wins import Prospect
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.ui.amounts import MoneyField
from vai.ui.forms import Combobox, DateInput, Form, TextArea

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

    @property
    def open_lines(self) -> list[tuple[forms.BoundField, forms.BoundField, Any]]:
        """Give the lines that have to say something and do not yet."""
        return [pair for pair in self._with_lines() if not pair[2].is_ready]

    @property
    def said_lines(self) -> list[tuple[forms.BoundField, forms.BoundField, Any]]:
        """Give the lines that say something, or need not."""
        return [pair for pair in self._with_lines() if pair[2].is_ready]

    def _with_lines(self) -> list[tuple[forms.BoundField, forms.BoundField, Any]]:
        return [(self[f"item_{line.position}"], self[f"skip_{line.position}"], line) for line in self.lines]

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
            "One thing a line: Vietnamese | English | fact. A star before a line means that something has to be said there. "
            "A fact fills the line in by itself: contract, price, promises, people, success, billing, payment, delivery, "
            "risks, meeting."
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
                vi, en, fact = (*(part.strip() for part in words.lstrip("* ").split("|", 2)), "", "")[:3]
                items.append({"vi": vi, "en": en, "required": words.startswith("*"), "fact": fact.lower()})
        return items


def _written(item: dict[str, Any]) -> str:
    said = (item.get("vi") or "", item.get("en") or "", item.get("fact") or "")
    words = " | ".join(said if said[2] else [word for word in said if word])
    return f"* {words}" if item.get("required") else words


def _label(one: Candidate) -> str:
    values = {"name": one.person.name, "title": one.person.get_title_display(), "n": one.n_accounts}
    return str(_("%(name)s · %(title)s · serves %(n)s") % values)


def person_of(candidates: Iterable[Candidate], pk: int) -> Person | None:
    """Return the colleague who was chosen."""
    return next((one.person for one in candidates if one.person.pk == pk), None)


class WinForm(Form):
    """What a win still lacks, and beside it what is known and may be put right."""

    account = forms.ModelChoiceField(
        Account.objects.none(),
        label=_("Client"),
        error_messages={"required": _("Choose the client.")},
        widget=Combobox(lambda: reverse("hunting:account_suggest")),
    )
    amount = MoneyField(label=_("Amount without VAT"))
    takes_over = forms.ChoiceField(label=_("Who takes over"))
    valid_from = forms.DateField(label=_("Valid from"), widget=DateInput)
    valid_to = forms.DateField(
        label=_("Valid to"), required=False, widget=DateInput, help_text=_("Empty: until further notice.")
    )

    def __init__(self, *args: Any, prospect: Prospect, choices: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, initial=_known(prospect), **kwargs)
        self.asks_successor = prospect.lacks_successor
        if not prospect.lacks_client:
            del self.fields["account"]
        else:
            accounts = self.fields["account"]
            assert isinstance(accounts, forms.ModelChoiceField)
            accounts.queryset = Account.objects.filter(archived_at=None)
        if not prospect.lacks_amount:
            del self.fields["amount"]
        if prospect.deal.pipeline.hands_over:
            found = [(one.key, _choice(one)) for one in choices]
            field = self.fields["takes_over"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*found, (KEEPS, _("Nobody: the owner keeps the client"))]
        else:
            del self.fields["takes_over"]

    def clean_amount(self) -> Decimal:
        """Take the sum in the currency of the deal."""
        value = self.cleaned_data["amount"]
        return value.amount if isinstance(value, Money) else Decimal(value)

    @property
    def missing_rows(self) -> list[list[str]]:
        """The fields that have to be asked."""
        asked = ["account", "amount"] + (["takes_over"] if self.asks_successor else [])
        return [[name] for name in asked if name in self.fields]

    @property
    def known_rows(self) -> list[list[str]]:
        """The fields that are filled in already."""
        rows = [] if self.asks_successor or "takes_over" not in self.fields else [["takes_over"]]
        return [*rows, ["valid_from", "valid_to"]]


KEEPS = "keeps"


def _known(prospect: Prospect) -> dict[str, Any]:
    found = prospect.outlook.successor
    kept = KEEPS if not prospect.outlook.hands_over else None
    return {
        "takes_over": f"{found.person.pk}:{found.mode}" if found else kept,
        "valid_from": prospect.first,
        "valid_to": prospect.last,
    }


def _choice(one: Choice) -> str:
    values = {"name": one.person.name, "mode": Mode(one.mode).label, "n": one.n_accounts}
    return str(_("%(name)s · %(mode)s · serves %(n)s") % values)
