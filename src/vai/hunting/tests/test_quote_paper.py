"""Quotes on paper: text is text whatever it looks like, nothing of the machine is read, the same data gives the same bytes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from vai.core.pictures import NotAPicture, WrongSize, examine
from vai.hunting import pdf

HOSTILE = (
    '#read("/etc/passwd")',
    '#image("/etc/hostname")',
    "$x^2$ *bold* _it_ <label> @ref // comment /* */ `code` \\ ~ -- ---",
    "]#panic()[",
    '"); #panic("',
    "#{while true {}}",
)


def data(**changes: Any) -> dict[str, Any]:
    """Tell a small quote."""
    labels = (
        "title",
        "to",
        "page",
        "total",
        "words",
        "terms",
        "bank",
        "client_signs",
        "we_sign",
        "sign_here",
    )
    told: dict[str, Any] = {
        "language": "vi",
        "code": "BG-00042-1",
        "labels": {name: name for name in labels},
        "company": {"name": "Công ty TNHH Giải pháp Vai", "lines": ["Hà Nội"], "logo": "", "logo_id": 0},
        "client": {"name": "Gỗ Bình Minh", "lines": []},
        "facts": [["Số", "BG-00042-1"]],
        "intro": [],
        "columns": list("12345678"),
        "rows": [
            dict.fromkeys(
                ("n", "what", "note", "unit", "quantity", "price", "discount", "vat", "amount"), "x"
            )
        ],
        "sums": [["a", "1"]],
        "total": "1.000 ₫",
        "words": "Một nghìn đồng",
        "notes": [],
        "terms": [],
        "bank": [],
        "signer": "",
        "signer_title": "",
        "footer": "",
    }
    return told | changes


def text_of(paper: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_it_is(text: str) -> None:
    said = text_of(pdf.quote(data(intro=[text], terms=[text])))
    # The reader parts words as it likes; signs stay in their order.
    assert "".join(said.split()).count("".join(text.split())) == 2
    assert "root:" not in said


@pytest.mark.parametrize(
    "text", ["😀🇻🇳", "مرحبا بالعالم", "x" * 10_000, "ẩ " * 5_000, "\x00\u202e\ud800", "a\nb"]
)
def test_any_text_can_be_set(text: str) -> None:
    told = data(intro=[text], company=data()["company"] | {"name": text[:200]})
    told["rows"][0]["what"] = text
    assert pdf.quote(told).startswith(b"%PDF-")


def test_the_same_data_gives_the_same_bytes() -> None:
    assert pdf.quote(data()) == pdf.quote(data())
    assert pdf.quote(data()) != pdf.quote(data(total="1.001 ₫"))


def test_the_data_names_no_file(tmp_path: Any) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    company = data()["company"] | {"logo": str(tmp_path / "secret.png")}
    assert pdf.quote(data(company=company)) == pdf.quote(data())


def test_a_logo_is_a_whole_picture_of_a_fitting_size() -> None:
    (picture,) = pdf.quote_pages(data(), ppi=20)
    found = examine(picture)
    assert (found.content_type, found.width) == ("image/png", 165)
    assert pdf.quote(data(), logo=picture, logo_type="image/png") != pdf.quote(data())
    for broken in (
        b"",
        b"GIF89a",
        b"<svg/>",
        picture[:200],
        b"\x89PNG\r\n\x1a\n" + b"x" * 40,
        b"\xff\xd8\xff\xe0",
    ):
        with pytest.raises(NotAPicture):
            examine(broken)
    with pytest.raises(WrongSize):
        examine(picture + b"\x00" * 600_000)
