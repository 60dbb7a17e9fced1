"""`vai import` on the command line: what it says as JSON, the bad rows it gives back, its exit."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.cast import NOW, Cast
from tests.shared import shared_path

from vai.clients.models import Account, CustomField
from vai.core.rowsecurity import acting_as
from vai.doors.models import ImportBatch
from vai.hunting.models import Lead, LeadSource

pytestmark = pytest.mark.django_db


def said(*paths: object, **options: Any) -> dict[str, Any]:
    out = io.StringIO()
    call_command("import", *map(str, paths), json=True, language="en", stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text("Account ID,Account Name,Annual Revenue (USD)\n1,Minh Long,100\n2,,50\n3,Hoa Sen,viele\n")
    return path


def test_the_report_has_a_stable_shape(cast: Cast, customers: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    data = said(customers, user=cast.an.email, bad_rows=str(bad))
    assert set(data) == {
        "version", "batch", "state", "dry_run", "files", "seconds", "rows_per_second", "profile", "currency", "tables", "questions",
        "unreadable", "ignored", "counts", "totals", "amounts", "amounts_by_stage", "remarks", "rows", "n_left_out", "bad_rows",
    }  # fmt: skip
    assert data["totals"] == {
        "created": 1, "updated": 0, "linked": 0, "unchanged": 0, "skipped": 2, "failed": 0,
    }  # fmt: skip
    assert [(row["row"], row["outcome"], row["reasons"][0]["code"]) for row in data["rows"]] == [
        (3, "skipped", "needs_one_of"),
        (4, "skipped", "not_a_number"),
    ]
    assert data["bad_rows"] == [str(bad)]
    rows = list(csv.reader(io.StringIO(bad.read_text("utf-8").removeprefix("\ufeff"))))
    assert rows[0] == ["Account ID", "Account Name", "Annual Revenue (USD)", "Reason"]
    assert [row[:3] for row in rows[1:]] == [["2", "", "50"], ["3", "Hoa Sen", "viele"]]
    # Mended, the rows that were left out come in and nothing else changes.
    bad.write_text(bad.read_text("utf-8").replace("viele", "7"))
    again = said(bad, user=cast.an.email)
    assert (again["totals"]["created"], again["totals"]["skipped"]) == (1, 1)


def test_a_dry_run_writes_nothing_at_all(cast: Cast, customers: Path) -> None:
    data = said(customers, user=cast.an.email, dry_run=True)
    assert (data["batch"], data["dry_run"], data["totals"]["created"]) == (None, True, 1)
    with acting_as(cast.minh, at=NOW):
        assert (Account.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_without_a_name_the_first_administrator_imports(cast: Cast, customers: Path) -> None:
    data = said(customers)
    with acting_as(cast.minh, at=NOW):
        assert ImportBatch.objects.get(pk=data["batch"]).person_id == cast.minh.pk
    undone = io.StringIO()
    call_command("import", undo=data["batch"], json=True, stdout=undone)
    assert json.loads(undone.getvalue())["state"] == "undone"


def test_what_cannot_be_done_is_said_in_a_sentence(cast: Cast, tmp_path: Path, customers: Path) -> None:
    photo = tmp_path / "photo.csv"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)
    for arguments, options in (
        ([tmp_path / "nothing.csv"], {}),
        ([photo], {}),
        ([customers], {"profile": "no-such-profile"}),
        ([customers], {"user": "nobody@example.vn"}),
        ([customers], {"user": cast.lan.email}),
        ([], {}),
        ([], {"resume": 999}),
        ([], {"undo": 999}),
    ):
        with pytest.raises(CommandError):
            said(*arguments, **options)
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.count() == 0


def test_scored_leads_come_in_without_what_was_written_after_the_contact(cast: Cast) -> None:
    folder = shared_path("data/xeducation_leads")
    data = said(folder, profile="scored-leads", user=cast.minh.email, dry_run=True)
    assert data["counts"]["lead"]["created"] == 9_240
    left_out = {c["column"] for table in data["tables"] for c in table["columns"] if not c["targets"]}
    assert {"Tags", "Lead Quality", "Lead Profile", "Last Activity", "Last Notable Activity"} <= left_out
    (tags,) = [c for c in data["tables"][0]["columns"] if c["column"] == "Tags"]
    assert tags["reason"] == "It was written after the contact and would give the answer away."
    with acting_as(cast.minh, at=NOW):
        assert (Lead.objects.count(), CustomField.objects.count()) == (0, 0)
        assert not LeadSource.objects.filter(name="Olark Chat").exists()


@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        ("crm_import_templates/odoo", {"product": 30, "account": 10, "contact": 6, "lead": 8}),
        ("salesforce_sample/easy-spaces", {"account": 12, "contact": 12, "lead": 11}),
        ("crm_import_templates/atomic-crm", {"account": 1, "contact": 2}),
    ],
)
def test_public_exports_come_in_whole(cast: Cast, folder: str, counts: dict[str, int]) -> None:
    data = said(shared_path(f"data/{folder}"), user=cast.minh.email, dry_run=True)
    assert {entity: per["created"] for entity, per in data["counts"].items()} == counts
    assert data["n_left_out"] == 0
