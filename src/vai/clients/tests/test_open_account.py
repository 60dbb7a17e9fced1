"""Opening an account: with its service in the same act, its values in one form, and nothing lost of what was written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.cast import NOW, Cast

from vai.clients.actions import accounts
from vai.clients.actions.accounts import AccountData, NameMissing
from vai.clients.actions.coverage import CoverageRefused
from vai.clients.actions.fields import ValueRefused
from vai.clients.actions.points import PointData, PointUnreadable
from vai.clients.models import Account, ContactPoint, Coverage
from vai.clients.phrases import tax_warning
from vai.clients.tests.people import HOSTILE, opened
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.staff.models import Delegation


def test_it_is_served_at_once_by_who_opened_it_in_the_first_mode_of_the_title(cast: Cast) -> None:
    for person, mode in ((cast.an, "hunt"), (cast.chi, "farm"), (cast.dung, "advise"), (cast.giang, "key")):
        account = opened(person, f"Công ty {person.name}")
        with acting_as(person, at=NOW):
            row = Coverage.objects.get(account=account)
            assert (row.person_id, row.mode, row.is_lead, row.since, row.until) == (
                person.pk,
                mode,
                True,
                date(2026, 11, 24),
                None,
            )
        assert (account.team_id, account.is_unserved, account.opened_by_id) == (
            person.team_id,
            False,
            person.pk,
        )


def test_values_are_kept_in_one_form_beside_what_was_written(cast: Cast) -> None:
    account = opened(
        cast.an,
        "  Công  ty TNHH   Minh Long ",
        tax_code="MST: 0314409058 002",
        tier="gold",
        yearly_value="1200000.6",
        address_text="12 Lê Lợi, Phường Bến Thành, TP.HCM",
        points=(PointData("phone", "0163 123 4567 / 028 3822 1234"), PointData("email", " Lan@Minhlong.VN ")),
    )
    assert (account.name, account.name_key) == ("Công ty TNHH Minh Long", "minh long")
    assert (account.tax_code, account.tax_digits) == ("0314409058-002", "0314409058002")
    assert (account.street, account.ward_code, account.province_code) == ("12 Lê Lợi", "26743", "79")
    assert account.address_text == "12 Lê Lợi, Phường Bến Thành, TP.HCM"
    assert account.yearly_value == Decimal(1200001)
    with acting_as(cast.an, at=NOW):
        assert account.tier is not None
        assert (account.tier.code, account.tier.cadence_days) == ("gold", 30)
        points = ContactPoint.objects.filter(account=account).order_by("id")
        assert list(points.values_list("kind", "value", "original", "is_primary")) == [
            ("phone", "+84331234567", "0163 123 4567", True),
            ("phone", "+842838221234", "028 3822 1234", False),
            ("email", "lan@minhlong.vn", "Lan@Minhlong.VN", True),
        ]


@pytest.mark.parametrize(
    ("written", "province"),
    [("Bình Dương", "79"), ("tỉnh Hải Dương", "31"), ("Đà Lạt, Lâm Đồng", "68"), ("somewhere", "")],
)
def test_old_provinces_lead_to_the_new_ones_and_the_text_stays(
    cast: Cast, written: str, province: str
) -> None:
    account = opened(cast.an, address_text=written)
    assert (account.province_code, account.address_text) == (province, written)


def test_a_wrong_check_digit_warns_and_never_blocks(cast: Cast) -> None:
    assert opened(cast.an, tax_code="0100233480").tax_digits == "0100233480"
    assert opened(cast.an, tax_code="đang chờ cấp").tax_code == "đang chờ cấp"
    assert tax_warning("0100233488") == ""
    assert "check digit" in str(tax_warning("0100233480")) or "số kiểm tra" in str(tax_warning("0100233480"))
    assert str(tax_warning("đang chờ cấp")) != ""


def test_a_title_that_only_reads_opens_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        opened(cast.lan)
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.count() == 0


def test_it_is_opened_for_someone_else_by_who_leads_them_only(cast: Cast) -> None:
    for by, person, may in (
        (cast.khoa, cast.an, True),
        (cast.khoa, cast.binh, False),
        (cast.an, cast.chi, False),
        (cast.minh, cast.binh, True),
    ):
        with acting_as(by, at=NOW):
            if may:
                accounts.open_account(AccountData(name="Minh Long"), by=by, at=NOW, person=person)
            else:
                with pytest.raises(NotAllowed):
                    accounts.open_account(AccountData(name="Minh Long"), by=by, at=NOW, person=person)
    with acting_as(cast.minh, at=NOW):
        assert list(Coverage.objects.order_by("id").values_list("person_id", flat=True)) == [
            cast.an.pk,
            cast.binh.pk,
        ]


def test_on_behalf_of_a_colleague_it_is_the_colleagues_where_client_data_was_delegated(cast: Cast) -> None:
    for scopes, may in (([], False), (["journal"], False), (["journal", "clients"], True)):
        with acting_as(cast.an, at=NOW):
            Delegation.objects.all().update(revoked_at=NOW)
            Delegation.objects.create(
                principal=cast.an, delegate=cast.ha, scopes=scopes, since=NOW.date(), until=NOW.date()
            )
        with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
            if not may:
                with pytest.raises(NotAllowed):
                    accounts.open_account(AccountData(name="Minh Long"), by=cast.ha, at=NOW)
                continue
            account = accounts.open_account(AccountData(name="Minh Long"), by=cast.ha, at=NOW)
            row = Coverage.objects.get(account=account)
            assert (row.person_id, row.mode, account.opened_by_id) == (cast.an.pk, "hunt", cast.ha.pk)


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"name": "  "}, NameMissing, "name"),
        ({"name": "x" * 201}, ValueRefused, "name"),
        ({"kind": "planet"}, ValueRefused, "kind"),
        ({"tier": "diamond"}, ValueRefused, "tier"),
        ({"parent": 999}, ValueRefused, "parent"),
        ({"employees": "-1"}, ValueRefused, "employees"),
        ({"yearly_value": "nan"}, ValueRefused, "yearly_value"),
        ({"currency": "đồng"}, ValueRefused, "currency"),
        ({"province_code": "999"}, ValueRefused, "province_code"),
        ({"province_code": "01", "ward_code": "26743"}, ValueRefused, "ward_code"),
        ({"points": (PointData("phone", "ngày mai"),)}, PointUnreadable, "phone"),
        ({"points": (PointData("email", "lan@"),)}, PointUnreadable, "email"),
        ({"points": (PointData("web", "javascript:alert(1)"),)}, PointUnreadable, "web"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    cast: Cast, values: dict[str, object], refusal: type[ValueRefused], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        opened(cast.an, **{"name": "Minh Long", **values})  # type: ignore[arg-type]
    assert refused.value.field == field
    with acting_as(cast.minh, at=NOW):
        assert (Account.objects.count(), ContactPoint.objects.count()) == (0, 0)


def test_who_left_is_given_no_account(cast: Cast) -> None:
    cast.an.is_active = False
    cast.an.save()
    with acting_as(cast.khoa, at=NOW), pytest.raises(CoverageRefused):
        accounts.open_account(AccountData(name="Minh Long"), by=cast.khoa, at=NOW, person=cast.an)


def test_hostile_text_is_kept_as_text(cast: Cast) -> None:
    lines = dict.fromkeys(("short_name", "segment", "industry", "source"), HOSTILE)
    account = opened(
        cast.an,
        HOSTILE + "\x00",
        notes=HOSTILE,
        address_text=HOSTILE,
        tags=(HOSTILE[:30],),
        tax_code="' OR 1=1",
        **lines,
    )
    assert (account.name, account.notes, account.segment) == (HOSTILE.strip(), HOSTILE, HOSTILE)
