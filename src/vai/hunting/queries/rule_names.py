"""The names of what rules of routing speak of; forms are told by the room that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vai.catalog.models import Product
from vai.clients.enums import FieldEntity
from vai.clients.queries import custom_fields
from vai.hunting.queries import lists

Forms = Callable[[], Iterable[tuple[str, str]]]
_forms: list[Forms] = []


def register_forms(listed: Forms) -> None:
    """Say how the forms by which leads come are listed: key and name."""
    if listed not in _forms:
        _forms.append(listed)


def forms() -> list[tuple[str, str]]:
    """List the forms by which leads come."""
    return [pair for listed in _forms for pair in listed()]


def names() -> dict[str, dict[object, str]]:
    """Return the names by kind and key: sources, products, forms and fields of the company's own."""
    return {
        "source": {one.pk: str(one) for one in lists.sources()},
        "product": {one.pk: one.name for one in Product.objects.order_by("name", "pk")[:500]},
        "form": dict(forms()),
        "own": {one.code: custom_fields.label(one) for one in custom_fields.definitions(FieldEntity.LEAD)},
    }
