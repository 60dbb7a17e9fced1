"""The public sets are read to the last row, and their totals are the files' own."""

import csv
import gzip
from collections import Counter
from decimal import Decimal

import pytest
from tests.shared import shared_path

from vai.doors.importing import guess, profiles, reading, sources
from vai.doors.importing.plans import Plan
from vai.doors.importing.reading import Draft


def read(folder: str, profile: str = "") -> tuple[Plan, list[Draft]]:
    tables = sources.open_sources([shared_path(f"data/{folder}")])
    plan = guess.guess(tables, profile=profiles.load(profile) if profile else None)
    assert plan.faults() == []
    assert Plan.from_json(plan.to_json()) == plan
    return plan, list(reading.read_plan(tables, plan))


def feeds(drafts: list[Draft]) -> dict[str, int]:
    return dict(Counter(draft.feed for draft in drafts if not draft.skip and not draft.errors))


def test_the_sales_pipeline_by_its_profile() -> None:
    plan, drafts = read("maven_crm", "sales-pipeline")
    assert feeds(drafts) == {
        "team@office": 3,
        "team": 6,
        "person@manager": 6,
        "person": 35,
        "product": 7,
        "account": 85,
        "opportunity": 8800,
    }
    assert not [d for d in drafts if d.errors or d.warnings or d.skip]
    with gzip.open(shared_path("data/maven_crm/sales_pipeline.csv.gz"), "rt") as stream:
        rows = list(csv.DictReader(stream))
    deals = [d for d in drafts if d.entity == "opportunity"]
    assert sum(d.values.get("amount", 0) for d in deals) == sum(Decimal(r["close_value"] or 0) for r in rows)
    assert Counter(d.values["stage"] for d in deals) == Counter(r["deal_stage"] for r in rows)
    assert Counter(d.values["outcome"] for d in deals) == {"won": 4238, "lost": 2473, "open": 2089}
    assert sum("account" not in d.refs for d in deals) == sum(not r["account"] for r in rows) == 1425
    products = {d.values["name"] for d in drafts if d.entity == "product"}
    assert {d.refs["product"].value for d in deals} <= products
    with shared_path("data/maven_crm/accounts.csv").open() as stream:
        accounts = list(csv.DictReader(stream))
    revenue = sum(d.values["annual_revenue"] for d in drafts if d.entity == "account")
    assert revenue == sum(Decimal(r["revenue"]) for r in accounts) * 1_000_000
    assert "technolgy" not in {d.values["industry"] for d in drafts if d.entity == "account"}
    assert {d.values["currency"] for d in deals if "amount" in d.values} == {"USD"}
    dictionary = plan.table("data_dictionary")
    assert dictionary is not None
    assert (dictionary.feeds, dictionary.reason) == ([], "describes_files")


def test_the_sales_pipeline_without_a_profile() -> None:
    plan, drafts = read("maven_crm")
    assert feeds(drafts) == {"person": 35, "product": 7, "account": 85, "opportunity": 8800}
    pipeline = plan.table("sales_pipeline")
    assert pipeline is not None
    product = pipeline.column("product")
    assert product is not None
    assert product.value_map == {"GTXPro": "GTX Pro"}


def test_scored_leads_leave_out_what_gives_the_answer_away() -> None:
    plan, drafts = read("xeducation_leads", "scored-leads")
    assert feeds(drafts) == {"lead": 9240}
    assert not [d for d in drafts if d.errors]
    leads = plan.table("Leads")
    assert leads is not None
    left_out = {c.column for c in leads.columns if c.reason == "written_after_contact"}
    assert left_out == {
        "Last Activity", "Tags", "Lead Quality", "Lead Profile", "Last Notable Activity", "Asymmetrique Activity Index",
        "Asymmetrique Profile Index", "Asymmetrique Activity Score", "Asymmetrique Profile Score",
    }  # fmt: skip
    assert Counter(d.values["status"] for d in drafts) == {"Converted": 3561, "Disqualified": 5679}
    assert not [d for d in drafts if "Select" in d.values.values()]
    assert len({d.key for d in drafts}) == 9240


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("crm_import_templates/odoo", {"product": 30, "account": 10, "contact": 6, "lead": 8}),
        ("crm_import_templates/atomic-crm", {"account": 1, "contact": 2}),
        ("crm_import_templates/relaticle", {"account": 10, "contact": 3}),
        ("crm_import_templates/frappe", {}),
        ("salesforce_sample/easy-spaces", {"account": 12, "contact": 24, "lead": 22}),
        ("salesforce_sample/dreamhouse", {"person": 8, "contact": 5}),
    ],
)
def test_templates_and_samples_of_other_systems(folder: str, expected: dict[str, int]) -> None:
    plan, drafts = read(folder)
    assert feeds(drafts) == expected
    assert not [d for d in drafts if d.errors]
    assert all(table.feeds or table.reason for table in plan.tables)


def test_references_of_salesforce_trees_are_followed() -> None:
    plan, drafts = read("salesforce_sample/easy-spaces")
    contacts = plan.table("Contacts")
    assert contacts is not None
    account = contacts.column("AccountId")
    assert account is not None
    assert (account.ref_by, account.ref_table, account.params["matched"]) == ("external_id", "Accounts", 12)
    known = {d.values["external_id"] for d in drafts if d.entity == "account"}
    assert {d.refs["account"].value for d in drafts if "account" in d.refs} <= known


def test_files_without_headings_are_read_and_asked_about() -> None:
    plan, _ = read("classicmodels")
    counts = {table.table: table.n_rows for table in plan.tables}
    assert counts == {
        "Customers": 122, "Employees": 23, "Offices": 7, "Orders": 326, "OrderDetails": 2996, "Payments": 273, "Products": 110, "ProductLines": 7,
    }  # fmt: skip
    assert {table.reason for table in plan.tables} <= {"no_headings", "other_kind"}
    assert all(table.questions for table in plan.tables)
