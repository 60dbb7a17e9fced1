"""An import can do what the person may do, and nothing else."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast

from vai.catalog.models import Product
from vai.clients.models import Account, Coverage, CustomField
from vai.core.rowsecurity import acting_as
from vai.doors import rules
from vai.doors.actions import batches
from vai.doors.models import ExternalKey, ImportBatch, ImportRow
from vai.doors.tests.imports import begun, imported, numbers, outcomes, tried
from vai.hunting.models import Lead, LeadSource, Opportunity, Pipeline
from vai.staff.models import Person, Team

pytestmark = pytest.mark.django_db


def test_owners_that_are_not_there_or_not_led_leave_the_record_with_the_importer(cast: Cast) -> None:
    people = Person.objects.count()
    text = "Account Name,Account Owner\nMinh Long,Người Lạ\nHoa Sen,Trần Thanh Bình\nAn Phát,Nguyễn Văn An\n"
    batch = imported(cast.an, {"accounts.csv": text})
    assert [(row, reasons) for row, _e, _o, reasons in outcomes(cast.an, batch)] == [
        (2, ["owner_unknown"]),
        (3, ["owner_not_yours"]),
        (4, []),
    ]
    assert Person.objects.count() == people
    with acting_as(cast.an, at=NOW):
        assert {c.person_id for c in Coverage.objects.all()} == {cast.an.pk}


def test_a_lead_gives_to_the_own_team_only(cast: Cast) -> None:
    text = "Account Name,Account Owner\nMinh Long,Nguyễn Văn An\nHoa Sen,Trần Thanh Bình\n"
    imported(cast.khoa, {"accounts.csv": text})
    with acting_as(cast.minh, at=NOW):
        served = dict(Coverage.objects.values_list("account__name", "person__name"))
    assert served == {"Minh Long": "Nguyễn Văn An", "Hoa Sen": "Bùi Anh Khoa"}


def test_shared_lists_are_made_by_administrators_only(cast: Cast) -> None:
    texts = {
        "products.csv": "Product Name,Price (VND)\nWeb,1000000\n",
        "users.csv": "Employee Name,Email\nNgười Mới,moi@example.vn\n",
        "leads.csv": "Full Name,Phone,Lead Source,Sở thích\nTrần Lan,0912345678,Mặt trăng,cờ vua\n",
        "deals.csv": "Deal Name,Company,Stage\nWeb,Minh Long,Một giai đoạn lạ\n",
    }
    with acting_as(cast.minh, at=NOW):
        before = [m.objects.count() for m in (Product, LeadSource, Pipeline, CustomField)]
    people = (Person.objects.count(), Team.objects.count())
    batch = imported(cast.an, texts)
    with acting_as(cast.minh, at=NOW):
        assert [m.objects.count() for m in (Product, LeadSource, Pipeline, CustomField)] == before
        lead = Lead.objects.get()
        assert "cờ vua" in lead.notes
        assert "Mặt trăng" in lead.notes
        assert Opportunity.objects.get().outcome == "open"
    assert (Person.objects.count(), Team.objects.count()) == people
    assert numbers(batch, "product") == {"skipped": 1}
    assert numbers(batch, "person") == {"skipped": 1}
    assert {r[3][0] for r in outcomes(cast.an, batch) if r[2] == "skipped"} == {"only_administrators"}


def test_what_is_not_seen_is_not_matched_and_what_is_only_seen_is_not_changed(cast: Cast) -> None:
    with acting_as(cast.binh, at=NOW):
        account = Account.objects.create(name="Minh Long", name_key="minh long", opened_by=cast.binh)
        Coverage.objects.create(account=account, person=cast.binh, mode="hunt", since=NOW.date())
    batch = imported(cast.an, {"accounts.csv": "Account Name,Industry\nMinh Long,Gốm\n"})
    assert numbers(batch, "account") == {"created": 1}
    with acting_as(cast.an, at=NOW):
        own = Account.objects.get()
        Coverage.objects.filter(account=own).update(person=cast.an)
    with acting_as(cast.binh, at=NOW):
        assert Account.objects.get(pk=account.pk).industry == ""


def test_an_executive_imports_nothing(cast: Cast) -> None:
    with acting_as(cast.lan, at=NOW), pytest.raises(rules.MayNotImport):
        batches.open_batch([], by=cast.lan, at=NOW)


def test_imports_their_rows_and_keys_are_seen_by_their_maker_and_administrators(cast: Cast) -> None:
    imported(cast.an, {"accounts.csv": "Account ID,Account Name\n1,Minh Long\n"})
    for person, n in ((cast.an, 1), (cast.minh, 1), (cast.binh, 0), (cast.khoa, 0), (cast.lan, 0)):
        with acting_as(person, at=NOW):
            seen = [model.objects.count() for model in (ImportBatch, ImportRow, ExternalKey)]
            assert (person.name, seen) == (person.name, [n, n, n])


def test_a_trial_leaves_no_trace_for_anybody(cast: Cast) -> None:
    batch = begun(cast.an, {"accounts.csv": "Account ID,Account Name,Tags\n1,Minh Long,vip\n"})
    outcome = tried(cast.an, batch)
    assert outcome.counts["account"]["created"] == 1
    with acting_as(cast.minh, at=NOW):
        assert (Account.objects.count(), ImportRow.objects.count(), ExternalKey.objects.count()) == (0, 0, 0)
        assert ImportBatch.objects.get().state == "draft"
