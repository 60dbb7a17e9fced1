"""Files of shapes that were never seen are understood: which entity, which fields, how tables refer to each other, what is asked."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from vai.doors.importing import guess, plans, profiles, reading, sources
from vai.doors.importing.plans import BadPlan, Plan
from vai.doors.importing.reading import Draft, Ref

FIXTURES = Path(__file__).parent / "fixtures"

# file: (its feeds, {column: targets})
UNSEEN: dict[str, tuple[list[str], dict[str, list[str]]]] = {
    "danh_sach_khach_hang.xlsx": (
        ["account", "contact"],
        {
            "STT": [],
            "Tên khách hàng": ["account.name", "contact.account"],
            "MST": ["account.tax_code"],
            "Người liên hệ": ["contact.full_name"],
            "Chức vụ": ["contact.title"],
            "SĐT": ["contact.phones"],
            "NV KD": ["account.owner"],
            "Doanh thu (đ)": ["account.annual_revenue"],
        },
    ),
    "pipedrive.csv": (
        ["account", "contact", "opportunity"],
        {
            "Deal - Title": ["opportunity.name"],
            "Deal - Currency of Value": ["opportunity.currency"],
            "Deal - Status": ["opportunity.outcome"],
            "Person - Email (Work)": ["contact.emails"],
            "Organization - Name": ["opportunity.account", "contact.account", "account.name"],
            "Organization - Address": ["account.street"],
        },
    ),
    "kunden_de.csv": (
        ["account"],
        {"Kundennummer": ["account.external_id"], "Firma": ["account.name"], "Umsatz": ["account.annual_revenue"], "Ort": ["account.province"]},
    ),
    "hubspot-crm-exports-all-deals.csv": (
        ["account", "contact", "opportunity"],
        {
            "Record ID": ["opportunity.external_id"],
            "Deal Stage": ["opportunity.stage"],
            "Associated Company IDs": ["account.external_id"],
            "Close Date": ["opportunity.closes_on"],
            "Last Modified Date": [],
        },
    ),
    "report1719900000.csv": (
        ["account", "opportunity"],
        {"Opportunity Owner": ["opportunity.owner"], "Probability (%)": ["opportunity.probability"], "Stage": ["opportunity.stage"]},
    ),
    "Leads_2025.csv": (
        ["lead"],
        {
            "Record Id": ["lead.external_id"],
            "Email Opt Out": ["lead.do_not_mail"],
            "Mobile": ["lead.phone"],
            "Created By": [],
            "Rating": ["lead.rating"],
        },
    ),
    "lien_he_unicode.txt": (
        ["account", "contact"],
        {"Họ và tên": ["contact.full_name"], "Ngày sinh": ["contact.birthday"], "Công ty": ["contact.account", "account.name"]},
    ),
    "activities.json": (
        ["interaction"],
        {"type": ["interaction.kind"], "due_date": ["interaction.occurred_at"], "org.name": ["interaction.account"], "person.name": ["interaction.contact"]},
    ),
    "data_khach_1258.csv": (
        ["lead"],
        {"Ngày đăng ký": ["lead.created_at"], "Sản phẩm quan tâm": ["lead.product"], "Ngân sách": ["lead.value"], "NV tư vấn": ["lead.owner"]},
    ),
    "bang_gia.csv": (["product"], {"Mã hàng": ["product.code"], "Đơn giá": ["product.price"], "ĐVT": ["product.custom:unit"]}),
    "tasks_cr.csv": (["next_step"], {"Task": ["next_step.what"], "Status": ["next_step.done"], "Assigned to": ["next_step.person"]}),
    "crm.lead.csv": (
        ["account", "opportunity"],
        {"partner_id/name": ["opportunity.account", "account.name"], "date_deadline": ["opportunity.closes_on"], "tag_ids/name": ["opportunity.tags"]},
    ),
    "espo_contacts.csv": (["account", "contact"], {"doNotCall": ["contact.do_not_call"], "deleted": [], "assignedUserName": ["contact.owner"]}),
}  # fmt: skip


def read(*names: str, profile: str = "", language: str = "vi") -> tuple[Plan, list[Draft]]:
    tables = sources.open_sources([FIXTURES / name for name in names])
    plan = guess.guess(tables, profile=profiles.load(profile) if profile else None, language=language)
    return plan, list(reading.read_plan(tables, plan))


def of(drafts: list[Draft], feed: str) -> list[Draft]:
    return [d for d in drafts if d.feed == feed and not d.skip and not d.errors]


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_files_are_mapped(name: str) -> None:
    feeds, columns = UNSEEN[name]
    plan, _ = read(name)
    table = plan.tables[0]
    assert [feed.key for feed in table.feeds] == feeds
    assert {c.column: c.targets for c in table.columns if c.column in columns} == columns
    assert plan.faults() == []
    assert all(column.why for column in table.columns)


@pytest.mark.parametrize("name", UNSEEN)
def test_plans_survive_json(name: str) -> None:
    plan, _ = read(name)
    assert Plan.from_json(plan.to_json()) == plan


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("pipedrive.csv", "Pipedrive"),
        ("hubspot-crm-exports-all-deals.csv", "HubSpot"),
        ("report1719900000.csv", "Salesforce"),
        ("Leads_2025.csv", "Zoho"),
        ("crm.lead.csv", "Odoo"),
        ("espo_contacts.csv", "EspoCRM"),
        ("lien_he_unicode.txt", ""),
    ],
)
def test_the_system_is_recognised_by_its_headings(name: str, system: str) -> None:
    assert read(name)[0].tables[0].system == system


def test_a_vietnamese_list_gives_companies_and_their_people() -> None:
    _, drafts = read("danh_sach_khach_hang.xlsx")
    accounts, contacts = of(drafts, "account"), of(drafts, "contact")
    assert [a.values["annual_revenue"] for a in accounts] == [
        Decimal(1250000000),
        Decimal(350000000),
        Decimal(95500000),
    ]
    assert accounts[1].values["tax_code"] == "0314409058-002"
    assert contacts[1].values["phones"][0].e164 == "+84382345678"
    assert contacts[1].refs == {"account": Ref("account", "name", "Cty TNHH Bình Minh")}
    assert [p.e164 for p in contacts[2].values["phones"]] == ["+84903123456", "+842633821234"]
    assert [(d.row_number, d.skip) for d in drafts if d.skip] == [(9, "total_row")]


def test_months_come_first_in_an_american_report() -> None:
    plan, drafts = read("report1719900000.csv", language="en")
    deals = of(drafts, "opportunity")
    assert deals[0].values["closes_on"] == dt.date(2025, 7, 31)
    assert deals[2].values["closes_on"] == dt.date(2025, 5, 9)
    assert [d.values["outcome"] for d in deals] == ["open", "open", "won", "lost"]
    assert [d.values["probability"] for d in deals] == [Decimal("0.1"), Decimal("0.5"), 1, 0]
    assert ("report1719900000", "Amount", "currency_unsure") in plan.open_questions()


def test_a_doubtful_date_order_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Deal Name,Stage,Amount,Close Date\nA,New,5,01/02/2025\nB,New,6,03/04/2025\n")
    plan = guess.guess(sources.open_sources([path]))
    assert ("deals", "Close Date", "dates_unsure") in plan.open_questions()


def test_a_column_of_its_own_names_the_currency() -> None:
    _, drafts = read("pipedrive.csv")
    deals = of(drafts, "opportunity")
    assert [(d.values["amount"], d.values["currency"]) for d in deals] == [
        (Decimal(12500), "USD"),
        (Decimal("8000.50"), "EUR"),
        (Decimal(900), "USD"),
    ]
    assert [d.values["outcome"] for d in deals] == ["open", "won", "lost"]
    assert len(of(drafts, "account")) == len(of(drafts, "contact")) == 2


def test_amounts_in_words_and_lost_zeros() -> None:
    _, drafts = read("data_khach_1258.csv")
    assert [d.values["value"] for d in drafts] == [
        Decimal(120_000_000),
        Decimal(1_500_000_000),
        Decimal(50_000_000),
    ]
    assert drafts[0].values["phone"][0].e164 == "+84901234567"
    assert "phone" not in drafts[2].values


def test_german_decimals_and_dates() -> None:
    _, drafts = read("kunden_de.csv")
    assert drafts[0].values["annual_revenue"] == Decimal("1234567.89")
    assert drafts[0].values["created_at"].date() == dt.date(2019, 3, 15)
    assert drafts[0].key == "10001"


def test_names_in_parts_are_put_together_in_their_own_order() -> None:
    _, drafts = read("Leads_2025.csv")
    assert [d.values["full_name"] for d in drafts] == ["Nguyễn Thị Hoa", "Peter Smith"]
    assert drafts[1].values["do_not_mail"] is True
    assert "source" not in drafts[1].values


def test_one_bad_row_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(
        "Deal Name,Stage,Amount,Close Date\nA,New,abc,2025-01-02\nB,Won,6,2025-31-31\nC,Won,7,2025-02-01\n,,8,\n"
    )
    tables = sources.open_sources([path])
    drafts = list(reading.read_plan(tables, guess.guess(tables)))
    assert [[(e.field, e.code) for e in d.errors] for d in drafts] == [
        [("amount", "not_a_number")],
        [("closes_on", "not_a_date")],
        [],
        [("", "needs_one_of")],
    ]
    assert drafts[0].raw == {"Deal Name": "A", "Stage": "New", "Amount": "abc", "Close Date": "2025-01-02"}


def test_unreadable_phones_go_to_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(
        "Full Name,Phone,Email,Notes\nLan,ask Hoa,lan@x.vn,nice\nHoa,0912345678,hoa@x.vn,\nMai,0912345679,mai@x.vn,\n"
    )
    tables = sources.open_sources([path])
    first = next(iter(reading.read_plan(tables, guess.guess(tables))))
    assert first.values["notes"] == "Phone: ask Hoa\nnice"
    assert [w.code for w in first.warnings] == ["phone_unreadable"]


def test_tables_refer_to_each_other_by_number_and_by_nearly_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("Account ID,Account Name,Industry\n1,Acme,IT\n2,Blue River,IT\n")
    (tmp_path / "products.csv").write_text("Product Name,Price\nGTX Pro,10\nMG Special,20\n")
    (tmp_path / "deals.csv").write_text(
        "Deal Name,Account ID,Product,Stage\nA,1,GTXPro,New\nB,2,MG Specal,Won\n"
    )
    tables = sources.open_sources([tmp_path])
    plan = guess.guess(tables)
    deals = plan.table("deals")
    assert deals is not None
    account, product = deals.column("Account ID"), deals.column("Product")
    assert account is not None
    assert product is not None
    assert (account.ref_by, account.ref_table) == ("external_id", "accounts")
    assert product.value_map == {"GTXPro": "GTX Pro"}
    assert product.params["near"] == {"MG Specal": "MG Special"}
    assert "near_names" in product.questions
    drafts = [d for d in reading.read_plan(tables, plan) if d.entity == "opportunity"]
    assert drafts[0].refs["product"] == Ref("product", "name", "GTX Pro")
    order = [d.entity for d in reading.read_plan(tables, plan)]
    assert order == sorted(order, key=list(guess.ENTITIES).index)


def test_ids_of_an_export_are_references_and_a_flag_does_not_hide_a_loss(tmp_path: Path) -> None:
    path = tmp_path / "Opportunity.csv"
    path.write_text(
        "ID,ACCOUNTID,NAME,STAGENAME,ISWON,OWNERID,CLOSEDATE\n1,7,A,Closed Won,true,9,2025-01-02\n2,7,B,Closed Lost,false,9,2025-01-02\n3,7,C,New,false,9,2025-01-02\n"
    )
    tables = sources.open_sources([path])
    plan = guess.guess(tables)
    drafts = list(reading.read_plan(tables, plan))
    assert plan.tables[0].system == "Salesforce"
    assert [d.values["outcome"] for d in drafts] == ["won", "lost", "open"]
    assert drafts[0].refs == {
        "account": Ref("account", "external_id", "7"),
        "owner": Ref("person", "external_id", "9"),
    }


def test_two_sheets_of_one_workbook_refer_to_each_other(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Khách hàng"
    first.append(["Báo cáo khách hàng tháng 11/2025"])
    first.append(["Mã KH", "Tên KH", "Loại KH", "Điện thoại", "Hạng"])
    first.append(["KH01", "Công ty A", "Doanh nghiệp", "02438212345", "A"])
    first.append(["KH02", "Nguyễn Văn B", "Cá nhân", "0912345678", "B"])
    second = book.create_sheet("Cơ hội")
    second.append(["Mã cơ hội", "Tên cơ hội", "Mã KH", "Giai đoạn", "Giá trị", "Ngày chốt"])
    second.append(["CH1", "Website", "KH01", "Đàm phán", 120000000, dt.datetime(2025, 12, 15)])
    second.append(["CH2", "App", "KH02", "Thắng", 50000000, dt.datetime(2025, 10, 1)])
    book.save(tmp_path / "kh.xlsx")
    tables = sources.open_sources([tmp_path / "kh.xlsx"])
    drafts = list(reading.read_plan(tables, guess.guess(tables)))
    assert [(d.entity, d.key) for d in drafts] == [
        ("account", "KH01"),
        ("account", "KH02"),
        ("opportunity", "CH1"),
        ("opportunity", "CH2"),
    ]
    assert [d.values["kind"] for d in drafts[:2]] == ["business", "person"]
    assert drafts[3].refs["account"] == Ref("account", "external_id", "KH02")
    assert drafts[3].values["outcome"] == "won"


def test_what_a_person_changes_is_kept_as_a_profile(tmp_path: Path) -> None:
    tables = sources.open_sources([FIXTURES / "kunden_de.csv"])
    plan = guess.guess(tables)
    column = plan.tables[0].column("PLZ")
    revenue = plan.tables[0].column("Umsatz")
    assert column is not None
    assert revenue is not None
    column.targets, revenue.multiply, revenue.currency = ["account.segment"], "1000", "EUR"
    profile = profiles.from_dict(plan.to_profile("mine", "Mine"))
    again = guess.guess(tables, profile=profile)
    drafts = list(reading.read_plan(tables, again))
    assert drafts[0].values["segment"] == "01067"
    assert (drafts[0].values["annual_revenue"], drafts[0].values["currency"]) == (
        Decimal("1234567890"),
        "EUR",
    )
    assert again.tables[0].reason == "table_profile"


def test_a_person_may_say_what_a_table_is() -> None:
    table = sources.open_sources([FIXTURES / "espo_contacts.csv"])[0]
    told = guess.as_entity(table, "lead")
    assert told.feeds[0].key == "lead"
    assert told.column_for("lead.email") is not None
    assert Plan(tables=[told]).faults() == []


def test_a_plan_with_a_wrong_target_is_faulty_and_junk_is_no_plan() -> None:
    plan, _ = read("bang_gia.csv")
    plan.tables[0].columns[0].targets = ["product.nonsense", "account.name"]
    assert len(plan.faults()) == 2
    for junk in ("", "[]", '{"tables": 5}', '{"no": 1}', '{"version": 99}'):
        with pytest.raises(BadPlan):
            Plan.from_json(junk)


def test_all_shipped_profiles_load() -> None:
    assert profiles.shipped() == [
        "espocrm",
        "hubspot",
        "odoo",
        "sales-pipeline",
        "salesforce",
        "scored-leads",
        "zoho",
    ]
    for name in profiles.shipped():
        assert profiles.load(name).code == name
    with pytest.raises(BadPlan):
        profiles.load("no-such-profile")


def test_name_and_address_in_one_cell() -> None:
    assert plans.name_and_mail("Hoa Tran (hoa@x.vn)") == ("Hoa Tran", "hoa@x.vn")
    assert plans.name_and_mail("Acme (North)") == ("Acme (North)", "")
