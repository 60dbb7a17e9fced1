"""Finding what may be the same: the surest reason first, and nothing of another team."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast

from vai.clients.actions.points import PointData
from vai.clients.queries import duplicates, pairs
from vai.clients.tests.people import added, opened
from vai.core.rowsecurity import acting_as


def test_reasons_come_in_the_order_of_their_weight(cast: Cast) -> None:
    by_tax = opened(cast.an, "Khác hẳn", tax_code="0100233488")
    by_phone = opened(cast.an, "Cũng khác", points=(PointData("phone", "0912345678"),))
    by_mail = opened(cast.an, "Lại khác", points=(PointData("email", "a@b.vn"),))
    by_name = opened(cast.an, "CTCP Minh Long")
    similar = opened(cast.an, "Công ty TNHH Minh Lông Việt")
    opened(cast.an, "Hòa Phát")
    with acting_as(cast.an, at=NOW):
        found = duplicates.of_account(
            name="Minh Long Việt",
            tax_code="MST 0100233488",
            phones=["+84 912 345 678"],
            emails=["A@B.vn"],
            limit=9,
        )
        assert [(record.pk, reasons) for record, reasons in found] == [
            (by_tax.pk, ("tax_code",)),
            (by_phone.pk, ("phone",)),
            (by_mail.pk, ("email",)),
            (similar.pk, ("name",)),
        ]
        found = duplicates.of_account(name="Cty TNHH MINH LONG", exclude=by_tax.pk)
        assert [(record.pk, reasons) for record, reasons in found] == [(by_name.pk, ("name",))]


@pytest.mark.parametrize(
    ("held", "typed", "reasons"),
    [
        ("Công ty TNHH Hòa Phát", "hoà phát", ("name",)),
        ("Thép Hoà Phát Hưng Yên", "Thép Hòa Phát Hưng Yen", ("name",)),
        ("Truyền thông Sao Mai Vàng", "Truyền thông Sao Mai Vang Co., Ltd", ("name",)),
        ("Bao bì Tân Tiến Long An", "Bao bì Tân Tiến Long Am", ("similar_name",)),
        ("Minh Long", "Minh Anh", None),
    ],
)
def test_names_that_differ_by_a_letter_are_shown(
    cast: Cast, held: str, typed: str, reasons: tuple[str, ...] | None
) -> None:
    opened(cast.an, held)
    with acting_as(cast.an, at=NOW):
        found = duplicates.of_account(name=typed)
    assert [one.reasons for one in found] == ([reasons] if reasons else [])


def test_nothing_of_another_team_is_told(cast: Cast) -> None:
    opened(cast.binh, "Minh Long", tax_code="0100233488", points=(PointData("phone", "0912345678"),))
    with acting_as(cast.an, at=NOW):
        assert duplicates.of_account(name="Minh Long", tax_code="0100233488", phones=["0912345678"]) == []
        assert pairs.seen("account").rows == ()


def test_contacts_are_known_by_phone_mail_zalo_and_name(cast: Cast) -> None:
    account = opened(cast.an)
    lan = added(
        cast.an,
        account,
        "Nguyễn Thị Lan",
        points=(PointData("zalo", "0912345678"), PointData("chat", "lan.nguyen")),
    )
    other = added(cast.an, None, "Nguyễn Thị Lan")
    with acting_as(cast.an, at=NOW):
        found = duplicates.of_contact(name="nguyen thi lan", phones=["0912 345 678"])
        assert [(record.pk, reasons) for record, reasons in found] == [
            (lan.pk, ("phone", "name")),
            (other.pk, ("name",)),
        ]
        assert duplicates.of_contact(handles=["lan.nguyen"])[0].reasons == ("handle",)
        near = duplicates.of_contact(name="Nguyễn Thị Lann", account_id=account.pk)
        assert [(record.pk, reasons) for record, reasons in near] == [(lan.pk, ("similar_name",))]
        assert duplicates.of_contact(name="Nguyễn Thị Lann") == []


def test_pairs_to_look_at_stand_once_with_the_surest_reason(cast: Cast) -> None:
    one = opened(cast.an, "Minh Long", tax_code="0100233488", points=(PointData("phone", "0912345678"),))
    two = opened(cast.an, "CTCP Minh Long", tax_code="0100233488", points=(PointData("phone", "0912345678"),))
    lan, bao = (
        added(cast.an, one, "Nguyễn Thị Lan", points=(PointData("email", "lan@a.vn"),)),
        added(cast.an, one, "Nguyễn Thị Lan", points=(PointData("email", "lan@a.vn"),)),
    )
    with acting_as(cast.an, at=NOW):
        assert [(pair.first_pk, pair.second_pk, pair.reason) for pair in pairs.seen("account").rows] == [
            (one.pk, two.pk, "tax_code")
        ]
        assert [(pair.first_pk, pair.second_pk, pair.reason) for pair in pairs.seen("contact").rows] == [
            (lan.pk, bao.pk, "email")
        ]
