"""Panels: what a later room shows on an earlier room's page.

The later room registers a url name for a slot when Django starts; the page knows the slot and nothing else, and loads
each panel with hx-get. So `clients` never learns what `receivables` is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

_slots: Final[dict[str, dict[str, Panel]]] = {}


@dataclass(frozen=True)
class Panel:
    """A piece of a page that another room renders, at a url which takes the key of the page's object.

    `is_closed`: it opens for administrators only, and is not offered to others.
    """

    slot: str
    url_name: str
    title: str | Promise
    order: int = 100
    is_closed: bool = False


def register(
    slot: str, url_name: str, title: str | Promise, *, order: int = 100, is_closed: bool = False
) -> Panel:
    """Offer a panel for a slot; called in `ready()` of the offering room. The same url again replaces the first."""
    panel = Panel(slot, url_name, title, order, is_closed)
    _slots.setdefault(slot, {})[url_name] = panel
    return panel


def panels_of(slot: str) -> tuple[Panel, ...]:
    """Return the panels of a slot, in order."""
    return tuple(sorted(_slots.get(slot, {}).values(), key=lambda panel: (panel.order, panel.url_name)))
