"""Macros render, escape hostile text, and need no import."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from jinja2 import UndefinedError

from vai.ui.jinja import joined_attributes, pages_environment
from vai.ui.lists import Chip, Count, FilterState, Link, Listing, Order
from vai.ui.patterns import BakerForm, BreadForm

HOSTILE = "\"><script>alert('x')</script>&<img src=x onerror=alert(1)>"

# One call of each macro, with hostile text wherever text goes in.
CALLS = {
    "avatar": "{{ ui.avatar(x) }}",
    "badge": "{{ ui.badge(x, title=x) }}",
    "bars": "{{ ui.bars([bar(x, 3, x, x, note=x)], x) }}",
    "board": "{% call ui.board(x, x) %}{{ x }}{% endcall %}",
    "board_card": "{{ ui.board_card(x, x, x, note=x, amount=x, due='overdue', due_label=x, version=x, people=[x]) }}",
    "board_column": "{% call ui.board_column(x, x, count=1, total=x, share=0.5, more_href=x) %}{{ x }}{% endcall %}",
    "breadcrumbs": "{{ ui.breadcrumbs([(x, x), (x, None)]) }}",
    "button": "{{ ui.button(x, 'check', name=x, value=x, attrs={'data-x': x}) }}",
    "card": "{% call ui.card(x, href=x, id=x, count=1) %}{{ x }}{% endcall %}",
    "cell": "{{ ui.cell(x, x) }}",
    "cell_link": "{{ ui.cell_link(x, x, note=x, avatar_of=x) }}",
    "chip": "{{ ui.chip(x) }}{{ ui.chip(x, x) }}{{ ui.chip(x, remove_href=x) }}",
    "chips": "{% call ui.chips(x) %}{{ x }}{% endcall %}",
    "column": "{% call ui.column('facts', x) %}{{ x }}{% endcall %}",
    "columns": "{% call ui.columns() %}{{ x }}{% endcall %}",
    "combobox": "{{ ui.combobox('n', x, x, x, placeholder=x, label=x, described_by=x) }}",
    "combobox_options": "{{ ui.combobox_options([{'value': x, 'label': x, 'note': x}], x, create_url=x) }}",
    "dialog": "{% call ui.dialog('d', x) %}{{ x }}{% endcall %}",
    "dialog_actions": "{% call ui.dialog_actions() %}{{ x }}{% endcall %}",
    "dialog_content": "{% call ui.dialog_content(x) %}{{ x }}{% endcall %}",
    "dialog_head": "{{ ui.dialog_head(x, 'd') }}",
    "dialog_link": "{{ ui.dialog_link(x, x) }}{{ ui.dialog_link(x, x, 'plus', icon_only=True) }}",
    "dialog_open": "{{ ui.dialog_open(x, x) }}",
    "due_dot": "{{ ui.due_dot('today', x) }}",
    "edit": "{{ ui.edit(x, x, x) }}",
    "edit_conflict": "{{ ui.edit_conflict(x, x, x, x, x, x, x, csrf_input='') }}",
    "edit_form": "{{ ui.edit_form(x, field, x, version=x, csrf_input='') }}",
    "edit_value": "{{ ui.edit_value(x, x, x) }}",
    "empty": "{{ ui.empty(x, x, 'package', x, x) }}",
    "fact": "{{ ui.fact(x, x) }}{{ ui.fact(x, '', empty=x) }}",
    "facts": "{% call ui.facts() %}{{ x }}{% endcall %}",
    "field": "{{ ui.field(field, label=x, help=x) }}",
    "filter_bar": "{{ ui.filter_bar(listing, views=[(x, x, True, 3)], search_label=x) }}",
    "form": "{% call ui.form(x, draft=x, target=x) %}{{ x }}{% endcall %}",
    "form_actions": "{{ ui.form_actions(x, cancel_href=x) }}",
    "form_errors": "{{ ui.form_errors(refused) }}",
    "form_fields": "{{ ui.form_fields(refused) }}",
    "form_part": "{% call ui.form_part(x, x) %}{{ x }}{% endcall %}",
    "form_row": "{% call ui.form_row() %}{{ x }}{% endcall %}",
    "funnel": "{{ ui.funnel([bar(x, 3, x, x, note=x)], x) }}",
    "icon_button": "{{ ui.icon_button(x, 'check') }}{{ ui.icon_button(x, 'check', href=x) }}",
    "item": "{{ ui.item(x, x, note=x, avatar_of=x, value=x) }}",
    "items": "{% call ui.items(x) %}{{ x }}{% endcall %}",
    "kbd": "{{ ui.kbd(x) }}",
    "link_button": "{{ ui.link_button(x, x, 'plus') }}",
    "menu": "{% call ui.menu(x, x) %}{{ x }}{% endcall %}",
    "menu_link": "{{ ui.menu_link(x, x) }}",
    "menu_post": "{{ ui.menu_post(x, x, fields={'n': x}, confirm=x) }}",
    "meter": "{{ ui.meter(x, 1, 2, x) }}",
    "mode_badge": "{{ ui.mode_badge('hunt', x) }}",
    "note": "{% call ui.note('bad', x) %}{{ x }}{% endcall %}",
    "page_header": "{{ ui.page_header(x, lead=x, crumbs=[(x, x)], previous_href=x, next_href=x) }}",
    "pager": "{{ ui.pager(listing) }}",
    "panels": "{{ ui.panels(x, x) }}",
    "people": "{{ ui.people([x, x, x, x, x, x]) }}",
    "person": "{{ ui.person(x, note=x, href=x) }}",
    "post_button": "{{ ui.post_button(x, x, fields={'n': x}, confirm=x, target=x) }}",
    "progress": "{{ ui.progress(x, 1, 2, x, poll_url=x) }}",
    "record_steps": "{{ ui.record_steps(x, x) }}",
    "row": "{% call ui.row(x, x, selectable=True) %}<td>{{ x }}</td>{% endcall %}",
    "search_field": "{{ ui.search_field('q', x, x, x, keep={'n': x}) }}",
    "ring": "{{ ui.ring(x, 0.4, x, note=x, href='/') }}",
    "sparkline": "{{ ui.sparkline([1, 2], x) }}",
    "stacked": "{{ ui.stacked([bar(x, 3, x, x, tone='1')], x) }}",
    "stage_badge": "{{ ui.stage_badge(x, 1, 3) }}{{ ui.stage_badge(x, outcome='won') }}",
    "stat": "{{ ui.stat(x, x, x, note=x, change=x, spark=[1, 2]) }}",
    "table": "{% call ui.table([(x, 'num', 'name')], x, listing=listing, selectable=True) %}{% endcall %}",
    "tabs": "{{ ui.tabs([(x, x, True, 2)], x, target=x) }}",
    "tier_badge": "{{ ui.tier_badge(x, 1) }}",
    "timeline": "{% call ui.timeline(x) %}{{ x }}{% endcall %}",
    "timeline_day": "{{ ui.timeline_day(x) }}",
    "timeline_item": "{{ ui.timeline_item(x, at=x, moment=x, who=x, href=x, id=x) }}",
    "toast": "{{ ui.toast(x, undo_url=x) }}",
    "toasts": "{{ ui.toasts([{'text': x, 'level': 'info', 'undo_url': x}]) }}",
    "todo": "{{ ui.todo(x, x, x, amount=x, due=x, done_url=x, snooze_url=x, dismiss_url=x) }}",
    "todos": "{% call ui.todos(x) %}{{ x }}{% endcall %}",
    "toolbar": "{% call ui.toolbar(x) %}{{ x }}{% endcall %}",
}


def test_every_macro_has_a_call_here() -> None:
    assert sorted(CALLS) == pages_environment().globals["ui"].names()


@pytest.mark.parametrize("name", sorted(CALLS))
def test_hostile_text_stays_text(name: str, render: Callable[..., str]) -> None:
    seen = Seen()
    seen.feed(render(CALLS[name], **_context()))
    assert seen.tags & {"script", "img"} == set()
    assert {attribute for attribute in seen.attributes if attribute.startswith(("on", "style"))} == set()


class Seen(HTMLParser):
    """The names of all tags and attributes on a page, as a browser reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)


def test_the_reader_sees_what_hostile_text_would_do() -> None:
    seen = Seen()
    seen.feed(f'<a title="{HOSTILE}">')
    assert seen.tags >= {"script", "img"}
    assert "onerror" in seen.attributes


@pytest.mark.parametrize(
    "name", sorted(set(CALLS) - {"kbd", "panels", "pager", "avatar", "form_fields", "form_errors"})
)
def test_the_text_is_shown(name: str, render: Callable[..., str]) -> None:
    assert "Bánh mì" in render(CALLS[name], **_context("Bánh mì"))


def test_a_form_carries_the_token_of_its_page(render: Callable[..., str]) -> None:
    page = render("{% call ui.form('/x') %}{% endcall %}", csrf_input="TOKEN")
    assert page.count("TOKEN") == 1


def test_a_form_that_only_asks_carries_no_token(render: Callable[..., str]) -> None:
    assert "TOKEN" not in render("{% call ui.form('/x', method='get') %}{% endcall %}", csrf_input="TOKEN")


def test_two_forms_have_two_keys(render: Callable[..., str]) -> None:
    page = render("{% for n in (1, 2) %}{% call ui.form('/x') %}{% endcall %}{% endfor %}")
    first, second = re.findall(r'name="idempotency_key" value="(\w+)"', page)
    assert first != second


def test_a_refused_field_says_why_and_keeps_what_was_typed(render: Callable[..., str]) -> None:
    form = BreadForm({"name": "", "price": "a lot", "kind": "rye", "shape": "round"})
    page = render("{{ ui.form_fields(form) }}", form=form)
    assert "2 fields need another look." in page
    assert 'value="a lot"' in page
    assert re.search(r'id="id_price"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="id_price"', page)
    assert 'id="id_price_error"' in page
    assert '<a href="#id_price">' in page


def test_the_lookup_field_keeps_typed_text_that_was_not_chosen(render: Callable[..., str]) -> None:
    form = BreadForm({"baker": "", "baker__text": "Người chưa có"})
    page = render("{{ ui.field(form['baker']) }}", form=form)
    assert 'name="baker__text" value="Người chưa có"' in page
    assert 'name="baker" value=""' in page


def test_the_lookup_field_names_what_was_chosen(render: Callable[..., str]) -> None:
    page = render("{{ ui.field(form['baker']) }}", form=BreadForm(initial={"baker": "2"}))
    assert 'value="Trần Văn Bảo"' in page
    assert 'name="baker" value="2"' in page


def test_an_unknown_name_in_a_template_is_an_error(render: Callable[..., str]) -> None:
    with pytest.raises(UndefinedError):
        render("{{ nobody_gave_this }}")


def test_an_unknown_macro_is_an_error(render: Callable[..., str]) -> None:
    with pytest.raises(UndefinedError):
        render("{{ ui.no_such_macro() }}")


@pytest.mark.parametrize("name", ["onclick", "style", "a b", 'x"', "x>"])
def test_an_attribute_that_a_page_must_not_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not an attribute"):
        joined_attributes({name: "1"})


def test_attributes_that_are_nothing_are_left_out() -> None:
    assert joined_attributes({"a": None, "b": False, "c": True, "d": 0}) == ' c d="0"'


def test_links_in_plain_text_cannot_leave_their_place(render: Callable[..., str]) -> None:
    page = render("{{ text|paragraphs }}", text="see https://vai.example/?a=1&b=2 <b>\nnext")
    assert '<a href="https://vai.example/?a=1&amp;b=2" rel="nofollow">' in page
    assert "&lt;b&gt;<br>next" in page


def _context(text: str = HOSTILE) -> dict[str, Any]:
    link = Link(text, "a=1", is_current=True, direction="ascending")
    listing = Listing(
        rows=[],
        count=Count(7),
        state=text,
        search=text,
        order=Order("name", text, ("name",)),
        order_label=text,
        orders=(link, link),
        filters=(FilterState("kind", text, "", (link,)),),
        chips=(Chip(text, "a=1"),),
        kept={"kind": text},
        next_query="after=1",
        previous_query="before=1",
        _order_links={"name": link},
    )
    return {
        "x": text,
        "listing": listing,
        "field": BakerForm({"name": text}, prefix="p")["name"],
        "refused": BakerForm({"name": "x"}),
    }
