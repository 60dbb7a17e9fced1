"""Who is whom: by the number of the same source, then tax code, phone, mail, name; and never a guess in silence."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast

from vai.catalog.models import Product
from vai.clients.models import Account, Affiliation, Contact, ContactPoint, Coverage
from vai.core.rowsecurity import acting_as
from vai.core.text import company_key
from vai.doors.actions import batches, run
from vai.doors.tests.imports import begun, imported, numbers, outcomes, tried
from vai.hunting.models import Lead, Opportunity
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

pytestmark = pytest.mark.django_db


def an_account(by: Person, name: str, *, tax: str = "", phone: str = "", email: str = "") -> Account:
    with acting_as(by, at=NOW):
        account = Account.objects.create(
            name=name, name_key=company_key(name), tax_code=tax, tax_digits=tax.replace("-", ""), opened_by=by
        )
        Coverage.objects.create(account=account, person=by, mode="hunt", since=NOW.date())
        for kind, value in (("phone", phone), ("email", email)):
            if value:
                ContactPoint.objects.create(account=account, kind=kind, value=value)
        return account


@pytest.mark.parametrize(
    ("row", "how"),
    [
        ("Tên hoàn toàn khác,0101248141,,", "by tax code"),
        ("Minh Long Trading,,0912345678,", "by phone"),
        ("Minh Long Trading,,,info@minhlong.vn", "by mail"),
        ("MINH LONG JSC,,,", "by name without its legal form"),
        ("Cty CP Minh Long,,,", "by name in other words"),
    ],
)
def test_an_account_that_is_there_is_linked(cast: Cast, row: str, how: str) -> None:
    account = an_account(
        cast.an, "Công ty CP Minh Long", tax="0101248141", phone="+84912345678", email="info@minhlong.vn"
    )
    batch = imported(cast.an, {"khach.csv": f"Tên công ty,MST,SĐT,Email\n{row}\n"})
    with acting_as(cast.an, at=NOW):
        assert (how, [a.pk for a in Account.objects.all()]) == (how, [account.pk])
        assert Account.objects.get().name == "Công ty CP Minh Long"
    assert batch.counts["account"]["created"] == 0


@pytest.mark.parametrize(
    "row",
    [
        # Another tax code is another company, whatever its name.
        "Công ty CP Minh Long,0300588569,,",
        # A shared phone under a name without a word in common is told, not taken.
        "Hoa Sen,,0912345678,",
    ],
)
def test_what_speaks_against_it_makes_another_account(cast: Cast, row: str) -> None:
    an_account(cast.an, "Công ty CP Minh Long", tax="0101248141", phone="+84912345678")
    batch = imported(cast.an, {"khach.csv": f"Tên công ty,MST,SĐT,Email\n{row}\n"})
    assert numbers(batch, "account") == {"created": 1}


def test_nearly_the_same_name_is_only_told_and_linked_when_a_person_says_so(cast: Cast) -> None:
    account = an_account(cast.an, "Công ty TNHH Thép Việt Nhật")
    batch = begun(cast.an, {"khach.csv": "Tên công ty,Ngành\nThép Việt Nhậtt,Thép\n"})
    trial = tried(cast.an, batch)
    (row,) = trial.rows
    assert (row.outcome, [r["code"] for r in row.reasons]) == ("created", ["possible_duplicate"])
    assert row.reasons[0]["params"] == {"name": "Công ty TNHH Thép Việt Nhật", "id": account.pk}
    with acting_as(cast.an, at=NOW):
        batches.decide(batch, f"{row.table}|{row.feed}|{row.row}", account.pk, by=cast.an, at=NOW)
    done = run.run(batch.pk, by=cast.an, at=NOW)
    assert numbers(done, "account") == {"updated": 1}
    with acting_as(cast.an, at=NOW):
        assert Account.objects.get().industry == "Thép"


def test_two_of_one_name_with_numbers_of_their_own_are_two(cast: Cast) -> None:
    text = "Account ID,Account Name,Phone\n0011,Minh Long,0912345678\n0012,Minh Long,0987654321\n"
    batch = imported(cast.an, {"accounts.csv": text})
    assert numbers(batch, "account") == {"created": 2}
    again = imported(cast.an, {"accounts.csv": text})
    assert numbers(again, "account") == {"unchanged": 2}


def test_the_same_row_twice_is_one_record(cast: Cast) -> None:
    batch = imported(cast.an, {"khach.csv": "Tên công ty,SĐT\nMinh Long,0912345678\nMinh Long,0912345678\n"})
    assert [row[2:] for row in outcomes(cast.an, batch)] == [("created", []), ("linked", ["same_as_row"])]


def test_people_are_known_by_mail_and_at_their_account_by_name(cast: Cast) -> None:
    texts = {
        "accounts.csv": "Account Name\nMinh Long\nHoa Sen\n",
        "contacts.csv": "Full Name,Email,Account Name,Title\nTrần Thị Lan,lan@minhlong.vn,Minh Long,Kế toán\n"
        "Trần Thị Lan,,Hoa Sen,Giám đốc\n",
    }
    first = imported(cast.an, texts)
    assert numbers(first, "contact") == {"created": 2}
    other = {
        "danh_ba.csv": "Họ tên,Email,Công ty\nTran Thi Lan,LAN@minhlong.vn,Minh Long\nTrần Thị Lan,,Hoa Sen\n"
    }
    assert numbers(imported(cast.an, other), "contact").get("created", 0) == 0
    with acting_as(cast.an, at=NOW):
        assert Contact.objects.count() == 2
        assert Affiliation.objects.count() == 2


def test_products_are_known_whatever_their_spaces_and_case(cast: Cast) -> None:
    texts = {
        "products.csv": "Product Name,Price (USD)\nGTX Pro,4821\nGTX Basic,550\n",
        "deals.csv": "Deal Name,Product,Amount (USD),Stage\nOne,GTXPro,100,Won\nTwo,gtx basic,200,Prospecting\n",
    }
    imported(cast.minh, texts)
    with acting_as(cast.minh, at=NOW):
        assert Product.objects.count() == 2
        lines = Opportunity.objects.order_by("name").values_list("name", "lines__product__name", "outcome")
        assert list(lines) == [("One", "GTX Pro", "won"), ("Two", "GTX Basic", "open")]


def test_activities_find_whom_they_are_about(cast: Cast) -> None:
    texts = {
        "accounts.csv": "Account Name\nMinh Long\n",
        "contacts.csv": "Full Name,Email,Account Name\nTrần Thị Lan,lan@minhlong.vn,Minh Long\n",
        "activities.csv": "Subject,Type,Date,Contact Name,Due Date\nGọi chào,Call,2026-11-02,Trần Thị Lan,\n"
        "Gọi ai đó,Call,2026-11-03,Không Ai Biết,\n",
    }
    batch = imported(cast.an, texts)
    with acting_as(cast.an, at=NOW):
        called = Interaction.objects.get()
        assert (called.subject, called.kind) == ("Gọi chào", "call")
        assert called.account_id == Account.objects.get().pk
        assert called.contact_id == Contact.objects.get().pk
        assert NextStep.objects.count() == 0
    assert outcomes(cast.an, batch)[-1][2:] == ("skipped", ["about_unknown"])


def test_leads_come_with_what_they_were_and_no_clock(cast: Cast) -> None:
    text = (
        "Lead ID,Full Name,Company,Phone,Email,Lead Status,Lead Source\n"
        "1,Trần Lan,Minh Long,0912345678,lan@x.vn,Working - Contacted,Website\n"
        "2,Lê Hà,Hoa Sen,0987654321,,Closed - Not Converted,Mặt trăng\n"
    )
    batch = imported(cast.an, {"leads.csv": text}, profile="salesforce")
    assert numbers(batch, "lead") == {"created": 2}
    with acting_as(cast.an, at=NOW):
        first, second = Lead.objects.order_by("external_id")
        assert (first.status, first.source.name, first.owner_id) == ("connected", "Website", cast.an.pk)
        assert (second.source, second.touch_due_at) == (None, None)
        assert "Mặt trăng" in second.notes
    assert numbers(imported(cast.an, {"leads.csv": text}, profile="salesforce"), "lead") == {"unchanged": 2}
