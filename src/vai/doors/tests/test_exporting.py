"""What goes out as a file opens safely in a spreadsheet, and comes in again."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest
from tests.cast import NOW, Cast

from vai.clients.models import Account
from vai.core.rowsecurity import acting_as
from vai.doors.exporting import csv_lines, neutral, write_xlsx
from vai.doors.queries.exports import EXPORTS
from vai.doors.tests.imports import imported, numbers


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84912+cmd()",
        "-1+1",
        "--1",
        "+(1)",
        "-",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "|calc",
        "%0A",
        "\ufeff=1",
        "\u00a0=1",
    ],
)
def test_what_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", ["+84912345678", "+84 912 345 678", "+84912345678, +84987654321", "-1.500,25", "-5%"]
)
def test_phones_and_negative_amounts_stay_useful(value: str) -> None:
    assert neutral(value) == value


def test_no_formula_begins_where_another_country_ends_a_cell() -> None:
    lines = list(csv_lines(["x"], [['a";=cmd()'], ["a\t@b"], ["một; hai"], ["a\n=1"]]))
    assert lines[2:] == ['"a"";\'=cmd()"\r\n', "a\t'@b\r\n", "một; hai\r\n", '"a\n\'=1"\r\n']


@pytest.mark.parametrize("value", ["Minh Long", "a=b", "", None, -5, Decimal("-1.5"), dt.date(2026, 1, 2)])
def test_what_is_harmless_stays_as_it_is(value: object) -> None:
    assert neutral(value) == value


def test_csv_and_workbook_say_the_same() -> None:
    header = ["Name", "Amount", "On", "At"]
    rows = [["=cmd()", Decimal("-1.50"), dt.date(2026, 1, 2), NOW], ["x\x07y", 3, None, None]]
    text = "".join(csv_lines(header, rows))
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) == [
        header,
        ["'=cmd()", "-1.5", "2026-01-02", "2026-11-24 10:00"],
        ["x\x07y", "3", "", ""],
    ]
    buffer = io.BytesIO()
    write_xlsx(buffer, header, rows, sheet="a/b:c")
    sheet = openpyxl.load_workbook(buffer).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[1][:2] == ["'=cmd()", -1.5]
    assert cells[1][2].date() == dt.date(2026, 1, 2)
    assert cells[2][:2] == ["xy", 3]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.django_db
def test_what_goes_out_comes_in_again(cast: Cast) -> None:
    imported(
        cast.an, {"khach.csv": "Tên công ty,MST,SĐT\nMinh Long,0101248141,0912345678\nHoa Sen,,0987654321\n"}
    )
    with acting_as(cast.an, at=NOW):
        export = EXPORTS["accounts"]
        text = "".join(csv_lines([str(column) for column in export.columns], export.rows(None)))
    assert ",+84912345678," in text
    batch = imported(cast.an, {"accounts.csv": text})
    assert "created" not in numbers(batch, "account")
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 2
