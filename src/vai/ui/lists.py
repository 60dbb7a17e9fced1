"""Lists: keyset pages over an explicit order, counts that stop counting, filters as chips, the state in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.functional import Promise

from vai.core import formats
from vai.ui.keyset import SIZE, keyset_page

CAP: Final = 1000
_CURSORS: Final = ("after", "before")
_MOST_TEXT: Final = 200

Row = TypeVar("Row")
Label = str | Promise


@dataclass(frozen=True)
class Order:
    """A way to sort: field names with - for downward; the key is put at the end when it is missing."""

    key: str
    label: Label
    fields: tuple[str, ...]

    def reversed(self) -> Order:
        """Return the same order from the other end; its key has the other sign."""
        fields = tuple(name[1:] if name.startswith("-") else f"-{name}" for name in self.fields)
        return replace(self, key=self.key[1:] if self.key.startswith("-") else f"-{self.key}", fields=fields)


@dataclass(frozen=True)
class Filter:
    """A question a list can be asked: `choices` gives (value, label), `apply` narrows the queryset.

    With `is_open` a value outside of the choices is asked too, with itself as its label (a search text, a date).
    """

    key: str
    label: Label
    choices: tuple[tuple[str, Label], ...]
    apply: Callable[[QuerySet[Any], str], QuerySet[Any]]
    is_open: bool = False


@dataclass(frozen=True)
class Count:
    """How many rows there are; `is_capped` says that there are more than were counted."""

    number: int
    is_capped: bool = False

    @property
    def text(self) -> str:
        """Return the figure as written: 1,000+."""
        return formats.number(Decimal(self.number), 0) + ("+" if self.is_capped else "")


@dataclass(frozen=True)
class Link:
    """Something to press above a list: a query string and what it is called."""

    label: str
    query: str
    is_current: bool = False
    direction: str = "none"


@dataclass(frozen=True)
class FilterState:
    """A filter as it stands: its value, if one is set, and a link for each choice."""

    key: str
    label: str
    value: str
    choices: tuple[Link, ...]


@dataclass(frozen=True)
class Chip:
    """A filter that is set, and the query string without it."""

    label: str
    remove_query: str


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """A page of a list and everything that stands around it. `state` is the view as a query string, to be saved."""

    rows: list[Row]
    count: Count
    state: str
    search: str
    order: Order
    order_label: str
    orders: tuple[Link, ...]
    filters: tuple[FilterState, ...]
    chips: tuple[Chip, ...]
    kept: dict[str, str]
    next_query: str
    previous_query: str
    _order_links: dict[str, Link]

    @property
    def has_more_than_page(self) -> bool:
        """Say whether more rows match than are on this page."""
        return self.count.number > len(self.rows)

    def order_link(self, key: str) -> Link | None:
        """Return the link that sorts by an order, or turns it round where it is the current one."""
        return self._order_links.get(key)


def listing(
    params: Mapping[str, str],
    queryset: QuerySet[Any],
    *,
    orders: Sequence[Order],
    filters: Sequence[Filter] = (),
    search: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None,
    size: int = SIZE,
    cap: int = CAP,
    convert: Callable[[Any], Row] | None = None,
) -> Listing[Any]:
    """Read the state of a list from the address and return its page; what is not understood there is left out.

    `params` is request.GET; `q` is the search text, `sort` the order (with - for the other way round). `convert`
    makes what the template sees out of a row. Costs two queries: the rows and the capped count.
    """
    state = _state_of(params, orders, filters, has_search=search is not None)
    narrowed = _narrowed(queryset, state, filters, search)
    order = _order_of(state, orders)
    rows, before, after = keyset_page(narrowed, order.fields, params, size=size)
    query = urlencode(state)
    return Listing(
        rows=[convert(row) for row in rows] if convert else rows,
        count=capped_count(narrowed, cap=cap),
        state=query,
        search=state.get("q", ""),
        order=order,
        order_label=str(order.label),
        orders=tuple(_order_choice(one, state, order) for one in orders),
        filters=tuple(_filter_state(one, state) for one in filters),
        chips=tuple(_chip(one, state) for one in filters if one.key in state),
        kept={key: value for key, value in state.items() if key != "q"},
        next_query=urlencode({**state, "after": after}) if after else "",
        previous_query=urlencode({**state, "before": before}) if before else "",
        _order_links={one.key: _order_link(one, state, order) for one in orders},
    )


def capped_count(queryset: QuerySet[Any], *, cap: int = CAP) -> Count:
    """Count at most `cap` rows."""
    # By key alone: what a row carries along is not worked out for the count.
    found = queryset.order_by().values("pk")[: cap + 1].count()
    return Count(min(found, cap), found > cap)


def with_query(params: Mapping[str, str], changes: Mapping[str, object]) -> str:
    """Return a query string with some values changed; None drops one, and the place in the list is forgotten."""
    kept: dict[str, object] = {key: value for key, value in params.items() if key not in _CURSORS}
    kept.update(changes)
    return urlencode({key: value for key, value in kept.items() if value is not None})


def _state_of(
    params: Mapping[str, str], orders: Sequence[Order], filters: Sequence[Filter], *, has_search: bool
) -> dict[str, str]:
    state = {}
    text = params.get("q", "").replace("\x00", "").strip()[:_MOST_TEXT]
    if has_search and text:
        state["q"] = text
    for one in filters:
        value = params.get(one.key, "").replace("\x00", "").strip()[:_MOST_TEXT]
        if value and (one.is_open or any(value == known for known, _label in one.choices)):
            state[one.key] = value
    known_orders = {key for order in orders for key in (order.key, order.reversed().key)}
    if params.get("sort") in known_orders and params.get("sort") != orders[0].key:
        state["sort"] = params["sort"]
    return state


def _narrowed(
    queryset: QuerySet[Any],
    state: Mapping[str, str],
    filters: Sequence[Filter],
    search: Callable[[QuerySet[Any], str], QuerySet[Any]] | None,
) -> QuerySet[Any]:
    if search is not None and "q" in state:
        queryset = search(queryset, state["q"])
    for one in filters:
        if one.key in state:
            queryset = one.apply(queryset, state[one.key])
    return queryset


def _order_of(state: Mapping[str, str], orders: Sequence[Order]) -> Order:
    wanted = state.get("sort", orders[0].key)
    return next(one for order in orders for one in (order, order.reversed()) if one.key == wanted)


def _order_choice(order: Order, state: Mapping[str, str], current: Order) -> Link:
    return Link(str(order.label), with_query(state, {"sort": order.key}), is_current=order.key == current.key)


def _order_link(order: Order, state: Mapping[str, str], current: Order) -> Link:
    other = order.reversed()
    if current.key not in (order.key, other.key):
        return Link(str(order.label), with_query(state, {"sort": order.key}))
    turned = other if current.key == order.key else order
    direction = "descending" if current.fields[0].startswith("-") else "ascending"
    return Link(
        str(order.label), with_query(state, {"sort": turned.key}), is_current=True, direction=direction
    )


def _filter_state(one: Filter, state: Mapping[str, str]) -> FilterState:
    value = state.get(one.key, "")
    links = tuple(
        Link(str(label), with_query(state, {one.key: choice}), is_current=choice == value)
        for choice, label in one.choices
    )
    return FilterState(one.key, str(one.label), value, links)


def _chip(one: Filter, state: Mapping[str, str]) -> Chip:
    value = state[one.key]
    label = next((str(label) for known, label in one.choices if known == value), value)
    return Chip(f"{one.label}: {label}", with_query(state, {one.key: None}))
