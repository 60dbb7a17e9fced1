"""A form that knows what its reader saw, so that only what they changed is written, and points and tags as fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.clients.actions import points
from vai.clients.actions.points import PointData, PointUnreadable
from vai.clients.enums import PointKind
from vai.clients.models import CustomField
from vai.clients.queries import custom_fields, pieces
from vai.core.text import fold, squeeze
from vai.ui.forms import Form, PhoneInput

POINT = "point_"
NEW = "new_"
MAIN = "main_"
_PLACEHOLDERS = {
    PointKind.PHONE: "0912 345 678",
    PointKind.EMAIL: "ten@congty.vn",
    PointKind.ZALO: "0912 345 678",
    PointKind.WEB: "congty.vn",
}


class SeenForm(Form):
    """A form over a record: `version` and `seen` say which state the person looked at while writing."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: tuple[pieces.Point, ...] = ()

    def show(self) -> None:
        """Write down what is shown now; called once all fields have their first values."""
        self.initial["seen"] = json.dumps({name: self._shown(name) for name in self._asked()})

    def clean(self) -> dict[str, Any]:
        """Read each point where it was written, so that a refusal stands at its field."""
        super().clean()
        kinds = {f"{POINT}{point.pk}": point.kind for point in self._held}
        for name, text in list(self.cleaned_data.items()):
            kind = kinds.get(name) or (name.removeprefix(NEW) if name.startswith(NEW) else "")
            if kind in PointKind.values and self._is_rewritten(name, text):
                try:
                    points.read(kind, text)
                except PointUnreadable as refused:
                    self.add_error(name, str(refused.message))
        return self.cleaned_data

    def changed_names(self) -> list[str]:
        """Name the fields in which something else stands than what the person saw."""
        seen = self._seen()
        if seen is None:
            return [name for name in self.changed_data if name not in ("version", "seen")]
        return [name for name in self._asked() if self._sent(name) != seen.get(name, [])]

    def continue_from(self, version: int) -> None:
        """Let the next save overwrite knowingly: it starts from this version; what was typed stays."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("version")] = str(version)
        self.data = data

    def add_points(self, held: Sequence[pieces.Point], kinds: Iterable[str]) -> None:
        """Add a field for each point that is there, and an empty one for each kind."""
        self._held = tuple(held)
        for kind in kinds:
            here = [point for point in held if point.kind == kind]
            for number, point in enumerate(here, 1):
                self.fields[f"{POINT}{point.pk}"] = _point_field(kind, point, number)
            self.fields[f"{NEW}{kind}"] = _point_field(kind, None, len(here) + 1)
            if len(here) > 1:
                choices = [(str(point.pk), point.shown) for point in here]
                main = next((str(point.pk) for point in here if point.is_primary), "")
                self.fields[f"{MAIN}{kind}"] = forms.ChoiceField(
                    label=_("The main one"), choices=choices, initial=main, required=False
                )

    def add_custom(self, definitions: list[CustomField], values: Mapping[str, Any]) -> None:
        """Add the fields that an administrator defined."""
        self.fields.update(custom_fields.form_fields(definitions, values))

    def point_changes(self) -> list[PointData]:
        """Return the points that were written, changed or emptied."""
        changes = []
        changed = self.changed_names()
        held = {str(point.pk): point for point in self._held}
        mains = {self.cleaned_data[name] for name in changed if name.startswith(MAIN)}
        for pk, point in held.items():
            text = self.cleaned_data.get(f"{POINT}{pk}", point.original)
            if f"{POINT}{pk}" in changed or pk in mains:
                changes.append(
                    PointData(point.kind, text, point.label, pk in mains or point.is_primary, point.pk)
                )
            elif point.is_primary and mains & {key for key, one in held.items() if one.kind == point.kind}:
                changes.append(PointData(point.kind, text, point.label, is_primary=False, pk=point.pk))
        for name in changed:
            if name.startswith(NEW):
                changes.append(PointData(name.removeprefix(NEW), self.cleaned_data[name]))
        return changes

    def custom_changes(self) -> dict[str, Any]:
        """Return the custom values that were changed, by code."""
        changed = {
            name: self.cleaned_data[name] for name in self.changed_names() if name in self.cleaned_data
        }
        return custom_fields.from_form(changed)

    def tag_changes(self) -> tuple[list[str], list[str]]:
        """Return the tags that were added and those that were taken off."""
        if "tags" not in self.changed_names():
            return [], []
        was = {fold(name): name for name in split_tags("".join((self._seen() or {}).get("tags", [])))}
        now = {fold(name): name for name in split_tags(self.cleaned_data["tags"])}
        return [now[key] for key in now if key not in was], [was[key] for key in was if key not in now]

    def point_names(self) -> list[list[str]]:
        """Return the names of the point fields: a row for a kind of several, two kinds of one beside each other."""
        rows: dict[str, list[str]] = {}
        kinds = {f"{POINT}{point.pk}": point.kind for point in self._held}
        for name in self.fields:
            for start in (NEW, MAIN):
                if name.startswith(start) and name.removeprefix(start) in PointKind.values:
                    kinds[name] = name.removeprefix(start)
            if name in kinds:
                rows.setdefault(kinds[name], []).append(name)
        several = [names for names in rows.values() if len(names) > 1]
        single = [names[0] for names in rows.values() if len(names) == 1]
        return [*several, *(single[start : start + 2] for start in range(0, len(single), 2))]

    def custom_names(self) -> list[str]:
        """Return the names of the custom fields."""
        return [name for name in self.fields if name.startswith(custom_fields.PREFIX)]

    def _is_rewritten(self, name: str, text: str) -> bool:
        """Whether a point was touched: what an import left unreadable does not stop the rest."""
        return bool(text != self.fields[name].initial)

    def _asked(self) -> list[str]:
        return [name for name in self.fields if name not in ("version", "seen")]

    def _seen(self) -> dict[str, list[str]] | None:
        try:
            seen = json.loads(self.data.get(self.add_prefix("seen"), ""))
        except ValueError:
            return None
        return seen if isinstance(seen, dict) else None

    def _shown(self, name: str) -> list[str]:
        bound = self[name]
        value = bound.field.widget.format_value(bound.value()) if _formats(bound) else bound.value()
        if value in (None, False, ""):
            return []
        values = value if isinstance(value, (list, tuple)) else ["on" if value is True else value]
        return _plain(str(one) for one in values)

    def _sent(self, name: str) -> list[str]:
        key = self.add_prefix(name)
        sent = self.data.getlist(key) if hasattr(self.data, "getlist") else [self.data.get(key, "")]
        return _plain(sent)


def split_tags(text: str) -> list[str]:
    """Read tags between commas."""
    return [name for name in (squeeze(part) for part in text.replace(";", ",").split(",")) if name]


def tags_field() -> forms.CharField:
    """Make the field of tags."""
    return forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=600,
        help_text=_("Put commas between them; new ones are made."),
    )


def _formats(bound: Any) -> bool:
    return isinstance(bound.field.widget, (forms.DateInput, forms.DateTimeInput, forms.TimeInput))


def _plain(values: Iterable[str]) -> list[str]:
    return [value.replace("\r\n", "\n").strip() for value in values if value.strip()]


def _point_field(kind: str, point: pieces.Point | None, number: int) -> forms.CharField:
    name = PointKind(kind).label
    is_phone = kind in (PointKind.PHONE, PointKind.ZALO)
    attrs = {"placeholder": _PLACEHOLDERS.get(PointKind(kind), "")}
    label = name if number == 1 else _("%(kind)s %(number)d") % {"kind": name, "number": number}
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        initial=(point.original or point.value) if point else "",
        widget=PhoneInput(attrs) if is_phone else forms.TextInput(attrs),
    )
