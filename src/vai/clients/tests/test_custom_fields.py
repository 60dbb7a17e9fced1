"""Fields that an administrator defines: typed, checked, kept, found by search."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.cast import NOW, Cast

from vai.clients.actions import accounts, settings
from vai.clients.actions.settings import CodeTaken, FieldData
from vai.clients.models import Account, CustomField
from vai.clients.queries import custom_fields, searches
from vai.clients.queries.custom_fields import CustomValueRefused
from vai.clients.tests.people import opened
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as


def defined(cast: Cast, label: str, **values: Any) -> CustomField:
    entity = values.pop("entity", "account")
    with acting_as(cast.minh, at=NOW):
        return settings.define_field(FieldData(entity, label, **values), by=cast.minh, at=NOW)


@pytest.mark.parametrize(
    ("kind", "given", "kept", "shown"),
    [
        ("text", "  HĐ   2026 ", "HĐ 2026", "HĐ 2026"),
        ("long_text", "a\nb ", "a\nb", "a\nb"),
        ("number", Decimal("12.50"), "12.5", "12,5"),
        ("number", "1000", "1000", "1.000"),
        ("money", Decimal(5_000_000), "5000000", "5.000.000"),
        ("date", "2026-11-24", "2026-11-24", "24/11/2026"),
        ("boolean", True, True, "Có"),
        ("boolean", "false", False, "Không"),
        ("choice", "TV", "TV", "TV"),
        ("choices", ["TV", "Báo", "TV"], ["TV", "Báo"], "TV, Báo"),
        ("url", "https://a.vn/x", "https://a.vn/x", "https://a.vn/x"),
    ],
)
def test_values_are_kept_by_their_type(cast: Cast, kind: str, given: Any, kept: Any, shown: str) -> None:
    field = defined(cast, "Trường", type=kind, choices=("TV", "Báo") if "choice" in kind else ())
    account = opened(cast.an, custom={field.code: given})
    assert account.custom == {"truong": kept}
    if kind != "boolean":
        assert custom_fields.display(field, kept) == shown


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("text", "x" * 501),
        ("number", "mười"),
        ("number", 1.5),
        ("number", "Infinity"),
        ("date", "24/11/2026"),
        ("boolean", "có lẽ"),
        ("choice", "Radio"),
        ("choices", ["TV", "Radio"]),
        ("url", "javascript:alert(1)"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_at_its_field(cast: Cast, kind: str, given: Any) -> None:
    field = defined(cast, "Trường", type=kind, choices=("TV", "Báo") if "choice" in kind else ())
    with pytest.raises(CustomValueRefused) as refused:
        opened(cast.an, custom={field.code: given})
    assert refused.value.field == "custom_truong"
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.count() == 0


def test_what_is_not_named_stays_and_what_is_empty_goes(cast: Cast) -> None:
    for label in ("Một", "Hai", "Ba"):
        defined(cast, label)
    account = opened(cast.an, custom={"mot": "1", "hai": "2"})
    with acting_as(cast.an, at=NOW):
        changed = accounts.change_account(account, {"custom": {"hai": "", "ba": "3"}}, by=cast.an, at=NOW)
        assert changed.custom == {"mot": "1", "ba": "3"}
        with pytest.raises(CustomValueRefused):
            accounts.change_account(account, {"custom": {"bon": "4"}}, by=cast.an, at=NOW)


def test_a_choice_that_left_the_list_stays_where_it_is_held(cast: Cast) -> None:
    field = defined(cast, "Kênh", type="choice", choices=("TV", "Báo"))
    account = opened(cast.an, custom={"kenh": "Báo"})
    with acting_as(cast.minh, at=NOW):
        data = FieldData("account", "Kênh", type="choice", choices=("TV",))
        settings.change_definition(field, data, by=cast.minh, at=NOW)
    with acting_as(cast.an, at=NOW):
        changed = accounts.change_account(account, {"custom": {"kenh": "Báo"}}, by=cast.an, at=NOW)
        assert changed.custom == {"kenh": "Báo"}
        with pytest.raises(CustomValueRefused):
            opened(cast.an, custom={"kenh": "Báo"})


def test_search_finds_what_is_searchable_as_soon_as_it_is(cast: Cast) -> None:
    field = defined(cast, "Số hợp đồng")
    account = opened(cast.an, custom={field.code: "HĐ-88/2026 Khung"})
    with acting_as(cast.an, at=NOW):
        assert searches.found_ids("account", "khung") == []
    for searchable, found in ((True, [account.pk]), (False, [])):
        with acting_as(cast.minh, at=NOW):
            data = FieldData("account", "Số hợp đồng", is_searchable=searchable)
            settings.change_definition(field, data, by=cast.minh, at=NOW)
        with acting_as(cast.an, at=NOW):
            assert (searchable, searches.found_ids("account", "khung 88")) == (searchable, found)
    with acting_as(cast.binh, at=NOW):
        assert searches.found_ids("account", "khung") == []


def test_only_an_administrator_defines_fields_and_codes_are_once(cast: Cast) -> None:
    for person in (cast.an, cast.khoa, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(NotAllowed):
            settings.define_field(FieldData("account", "Trường"), by=person, at=NOW)
    field = defined(cast, "Trường")
    with pytest.raises(CodeTaken):
        defined(cast, "trường")
    defined(cast, "Trường", entity="lead")
    with acting_as(cast.minh, at=NOW):
        settings.archive_field(field, by=cast.minh, at=NOW)
        assert custom_fields.definitions("account") == []
        settings.restore_field(field, by=cast.minh, at=NOW)
        assert [one.code for one in custom_fields.definitions("account")] == ["truong"]
