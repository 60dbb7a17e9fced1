"""Files of every dialect and encoding are read as they are, and bad ones are told plainly."""

import csv
import gzip
import io
import json
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from vai.doors.importing import archives, extents, sources, text_files
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.tables import NativeNumber, Table

FIXTURES = Path(__file__).parent / "fixtures"
VIETNAMESE = "Họ tên,SĐT,Ghi chú\nNguyễn Thị Hồng,0912345678,đã gọi\nĐỗ Ưng,0987654321,hẹn tuần sau\n"


def one(path: Path) -> Table:
    tables = sources.open_sources([path])
    assert len(tables) == 1
    return tables[0]


def values(table: Table) -> list[list[str | None]]:
    return [list(row.values.values()) for row in table.rows()]


def written(folder: Path, data: bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_vietnamese_reads_the_same_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    table = one(written(tmp_path, VIETNAMESE.encode(encoding)))
    assert table.columns == ["Họ tên", "SĐT", "Ghi chú"]
    assert values(table)[0] == ["Nguyễn Thị Hồng", "0912345678", "đã gọi"]


def test_decomposed_vietnamese_is_composed(tmp_path: Path) -> None:
    table = one(written(tmp_path, unicodedata.normalize("NFD", VIETNAMESE).encode()))
    assert table.columns[0] == "Họ tên"
    assert values(table)[1][0] == "Đỗ Ưng"


def test_windows_1258_is_told_from_windows_1252() -> None:
    vietnamese = one(FIXTURES / "data_khach_1258.csv")
    assert vietnamese.encoding == "cp1258"
    assert values(vietnamese)[0][1] == "Lê Thị Hương"
    german = one(FIXTURES / "kunden_de.csv")
    assert german.encoding == "cp1252"
    assert values(german)[2][1] == "Bäckerei Weiß"


def test_italian_and_french_stay_western(tmp_path: Path) -> None:
    text = "Nome,Nota\nNiccolò,perché così è già più\nFrançois,où ça\n"
    assert values(one(written(tmp_path, text.encode("cp1252"))))[0] == ["Niccolò", "perché così è già più"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end(tmp_path: Path, delimiter: str, end: str) -> None:
    rows = [
        ["Name", "City", "Notes"],
        ["Acme", "Hà Nội", 'says "hi", often; a|b'],
        ["Birch", "Huế", f"two{end}lines"],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    table = one(written(tmp_path, out.getvalue().encode()))
    assert [table.columns, *values(table)] == rows


def test_the_sep_line_of_excel_is_obeyed() -> None:
    table = one(FIXTURES / "bang_gia.csv")
    assert (table.dialect, table.n_rows) == ("semicolon", 3)
    assert values(table)[1][-1] == 'Gồm 3 kênh; báo cáo "tuần"'


def test_rows_are_numbered_as_lines_of_the_file(tmp_path: Path) -> None:
    table = one(written(tmp_path, b'Name,Notes\nA,"one\ntwo"\n\nB,three\n'))
    assert [row.number for row in table.rows()] == [2, 5]


def test_ragged_rows_are_told_and_the_others_read() -> None:
    rows = list(one(FIXTURES / "tasks_cr.csv").rows())
    assert [row.problem.code if row.problem else "" for row in rows] == [
        "",
        "too_many_cells",
        "too_few_cells",
        "",
        "",
        "",
    ]
    assert rows[0].values["Customer"] == "Café\rNoir"


def test_trimmed_rows_are_a_habit_of_the_writer(tmp_path: Path) -> None:
    lines = ["Name,Phone,Email,Notes"] + [
        "A,0912345678" if i % 2 else "B,0912345678,b@x.vn,hi" for i in range(20)
    ]
    rows = list(one(written(tmp_path, "\n".join(lines).encode())).rows())
    assert not any(row.problem for row in rows)


def test_titles_merged_headings_and_totals_of_a_vietnamese_list() -> None:
    table = one(FIXTURES / "danh_sach_khach_hang.xlsx")
    assert table.columns[:7] == ["STT", "Tên khách hàng", "MST", "Người liên hệ", "Chức vụ", "SĐT", "Địa chỉ"]
    rows = list(table.rows())
    assert [(row.number, row.skip) for row in rows] == [(6, ""), (7, ""), (8, ""), (9, "total_row")]
    assert rows[0].values["SĐT"] == NativeNumber("912345678")
    assert table.n_rows == 3


def test_the_footer_of_a_report_is_no_record() -> None:
    table = one(FIXTURES / "report1719900000.csv")
    assert table.n_rows == 4
    assert [row.skip for row in table.rows()] == ["", "", "", "", "footer", "footer", "footer", "footer"]


def test_a_row_that_counts_columns_is_no_record(tmp_path: Path) -> None:
    table = one(written(tmp_path, "STT,Tên khách hàng,MST\n(1),(2),(3)\n1,Công ty A,0100233488\n".encode()))
    assert values(table) == [["1", "Công ty A", "0100233488"]]


def test_twin_headings_empty_columns_and_nameless_ones(tmp_path: Path) -> None:
    table = one(written(tmp_path, b"Name,Email,Email,,\nA,a@x.vn,b@x.vn,extra,\nB,c@x.vn,,,\n"))
    assert table.columns == ["Name", "Email", "Email (2)", "Column 4"]


def test_a_file_without_headings_keeps_its_first_row(tmp_path: Path) -> None:
    table = one(written(tmp_path, b'103,"Atelier",40.32.2555,21000.0\n112,"Signal",7025551838,71800.0\n'))
    assert (table.has_header, table.n_rows, table.columns[0]) == (False, 2, "Column 1")


def test_an_open_quote_does_not_swallow_the_file(tmp_path: Path) -> None:
    lines = (
        ["Name,Notes"] + [f"N{i},fine" for i in range(300)] + ['X,"open'] + [f"M{i},fine" for i in range(900)]
    )
    table = one(written(tmp_path, "\n".join(lines).encode()))
    assert table.n_rows == 1201
    assert table.notes == ["broken_quotes"]


def test_backslash_escapes(tmp_path: Path) -> None:
    table = one(
        written(
            tmp_path,
            rb"Name,Notes,City" + b"\n" + rb'"A \"big\" one","x, y",Hue' + b"\n" + rb'"B","",Hanoi' + b"\n",
        )
    )
    assert values(table) == [['A "big" one', "x, y", "Hue"], ["B", None, "Hanoi"]]


def test_packed_files(tmp_path: Path) -> None:
    packed = written(tmp_path, gzip.compress(VIETNAMESE.encode()), "people.csv.gz")
    assert (one(packed).name, one(packed).n_rows) == ("people", 2)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/people.csv", VIETNAMESE)
        archive.writestr("a/deals.json", '[{"Deal": "X"}, {"Deal": "Y"}]')
        archive.writestr("__MACOSX/._people.csv", "junk")
        archive.writestr("readme.md", "no")
    assert sorted((t.name, t.n_rows) for t in sources.open_sources([tmp_path / "all.zip"])) == [
        ("deals", 2),
        ("people", 2),
    ]


def test_a_folder_gives_its_tables_and_tells_the_rest(tmp_path: Path) -> None:
    written(tmp_path, VIETNAMESE.encode())
    written(tmp_path, b"", "empty.csv")
    written(tmp_path, b"# notes", "SOURCE.md")
    found = sources.survey([tmp_path])
    assert [t.name for t in found.tables] == ["people"]
    assert [(e.code, e.path) for e in found.unreadable] == [("empty_file", "empty.csv")]
    assert found.ignored == ["SOURCE.md"]


@pytest.mark.parametrize(
    ("content", "columns", "first"),
    [
        ([{"a": 1, "b": {"c": "x"}}, {"a": 2}], ["a", "b.c"], ["1", "x"]),
        ({"data": [{"a": "ê", "tags": ["u", "v"]}]}, ["a", "tags"], ["ê", "u, v"]),
        ({"records": [{"attributes": {"type": "Account", "referenceId": "R1"}, "Name": "A"}]}, ["@ref", "Name"], ["@R1", "A"]),
        ({"results": [{"id": "7", "properties": {"dealname": "D"}}]}, ["id", "properties.dealname"], ["7", "D"]),
    ],
)  # fmt: skip
def test_json_of_several_shapes(
    tmp_path: Path, content: object, columns: list[str], first: list[str]
) -> None:
    table = one(written(tmp_path, json.dumps(content).encode(), "x.json"))
    assert (table.columns, values(table)[0]) == (columns, first)


def test_json_lines_and_several_lists(tmp_path: Path) -> None:
    assert one(written(tmp_path, b'{"a": 1}\n{"a": 2}\n', "x.jsonl")).n_rows == 2
    two = written(tmp_path, b'{"accounts": [{"n": 1}], "contacts": [{"m": 2}]}', "y.json")
    assert [t.kind for t in sources.open_sources([two])] == ["accounts", "contacts"]


def test_workbooks_keep_dates_and_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Close Date", "Amount", "Active"])
    sheet.append(["A", __import__("datetime").datetime(2025, 12, 15), 0.1 + 0.2, True])
    book.create_sheet("Empty")
    book.save(tmp_path / "deals.xlsx")
    assert values(one(tmp_path / "deals.xlsx")) == [["A", "2025-12-15", "0.3", "TRUE"]]


BAD = {
    "empty.csv": (b"", "empty_file"),
    "blank.csv": (b" \n\n", "empty_file"),
    "header.csv": (b"Name,Phone,Email\n", "header_only"),
    "junk.csv": (bytes(range(256)) * 20, "not_a_table"),
    "scan.xlsx": (b"%PDF-1.7 ...", "not_a_table"),
    "page.xls": (b"<html><table></table></html>", "markup"),
    "cut.csv.gz": (gzip.compress(VIETNAMESE.encode() * 50)[:-20], "truncated_file"),
    "cut.xlsx": (b"PK\x03\x04" + b"x" * 300, "truncated_file"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "broken_workbook"),
    "locked.xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
        "password",
    ),
    "cut.json": (b'[{"a": 1}, {"a":', "broken_json"),
    "none.json": (b"[1, 2, 3]", "no_records"),
    "deep.json": (b"[" * 100_000, "broken_json"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_told_with_a_hint(tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(UnreadableFile) as caught:
        sources.open_sources([written(tmp_path, data, name)])
    assert caught.value.code == code
    assert name.removesuffix(".gz")[:4] in caught.value.message
    assert caught.value.hint


def test_a_missing_file_and_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="missing_file"):
        sources.open_sources([tmp_path / "no.csv"])
    with pytest.raises(UnreadableFile, match="nothing_inside"):
        sources.open_sources([tmp_path])


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = b"a,b\n" + (b"0" * 9_996 + b",0\n") * (archives.RATIO_FROM_BYTES // 5_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", zeros)
    for path in (tmp_path / "bomb.zip", written(tmp_path, gzip.compress(zeros), "bomb.csv.gz")):
        with pytest.raises(UnreadableFile, match="zip_bomb"):
            sources.open_sources([path])


def test_a_workbook_whose_cells_reach_too_far_is_refused_and_not_laid_out(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "name", "far"  # type: ignore[index]
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(UnreadableFile, match="too_far"):
        sources.open_sources([tmp_path / "far.xlsx"])
    assert not extents.opens((tmp_path / "far.xlsx").read_bytes())


def test_a_workbook_with_one_cell_far_out_in_few_rows_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["A2"], book.active["ZZ2"] = "name", "An", "far"  # type: ignore[index]
    book.save(tmp_path / "wide.xlsx")
    assert len(sources.open_sources([tmp_path / "wide.xlsx"])) == 1
    assert extents.opens((tmp_path / "wide.xlsx").read_bytes())


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\u200b\u200c\u200d\u2060\ufeff\u00a0\u2028\u2029\u0085"),
    min_size=1,
    max_size=12,
).map(lambda t: "x" + unicodedata.normalize("NFC", t) + "y")  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=8),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str, encoding: str, end: str
) -> None:
    rows = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["Name", "Email", "Notes"], *rows])
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    table = one(path)
    assert [table.columns, *values(table)] == [["Name", "Email", "Notes"], *rows]


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=400),
    name=st.sampled_from(["x.csv", "x.json", "x.xlsx", "x.xls", "x.ods", "x.zip", "x.csv.gz", "x.txt"]),
)
def test_random_bytes_never_throw_anything_else(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("junk") / name
    path.write_bytes(data)
    found = sources.survey([path])
    for table in found.tables:
        assert sum(1 for _ in table.rows()) >= table.n_rows


@given(text=st.text(max_size=300))
def test_sniffing_never_throws(text: str) -> None:
    assert text_files.sniff(text).delimiter in ",;\t|"


def book_with(tmp_path: Path, member: str, content: bytes) -> Path:
    """Write a workbook in which one member is replaced."""
    book = Workbook()
    book.active["A1"], book.active["A2"] = "name", "An"  # type: ignore[index]
    book.save(tmp_path / "plain.xlsx")
    target = tmp_path / "changed.xlsx"
    with (
        zipfile.ZipFile(tmp_path / "plain.xlsx") as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == member else old.read(info.filename))
    return target


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def test_a_workbook_that_lies_about_what_it_unpacks_to_is_refused(tmp_path: Path) -> None:
    path = book_with(tmp_path, "xl/worksheets/sheet1.xml", SHEET + b"<row r='1'/>" * 200_000)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    while (at := data.find(size.to_bytes(4, "little"))) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="zip_bomb"):
        sources.open_sources([written(tmp_path, bytes(data), "lies.xlsx")])


def test_entities_of_a_workbook_are_not_multiplied(tmp_path: Path) -> None:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{names}]>'.encode() + SHEET
    bomb += b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row></sheetData></worksheet>'
    path = book_with(tmp_path, "xl/worksheets/sheet1.xml", bomb)
    try:
        found = sources.open_sources([path])
    except UnreadableFile:
        return
    assert all(len(str(row.values)) < 1000 for table in found for row in table.rows())


def test_a_line_without_an_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, b"name,phone\nAn," + b"0" * 9_000_000, "line.csv")
    with pytest.raises(UnreadableFile, match="endless_line"):
        sources.open_sources([path])


def test_json_of_too_many_values_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b'[{"name":"An"}' + b",{}" * 6_000_000 + b"]"), "many.json.gz")
    with pytest.raises(UnreadableFile, match="too_large"):
        sources.open_sources([path])


def test_a_number_beyond_all_numbers_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, b'[{"name":"An","n":' + b"9" * 5_000 + b"}]", "number.json")
    with pytest.raises(UnreadableFile, match="broken_json"):
        sources.open_sources([path])


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_more_columns_than_a_person_can_map_are_refused(tmp_path: Path, ending: str) -> None:
    wide = ",".join(f"c{n}" for n in range(2_001))
    record = "{" + ",".join(f'"c{n}":"x"' for n in range(2_001)) + "}"
    content = f"{wide}\n{wide}\n" if ending == "csv" else f"[{record}]"
    with pytest.raises(UnreadableFile, match="too_many_columns"):
        sources.open_sources([written(tmp_path, content.encode(), f"wide.{ending}")])
