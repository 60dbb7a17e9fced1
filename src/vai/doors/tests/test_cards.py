"""Contact files as phones write them become leads and contacts of whoever brings them."""

from __future__ import annotations

import quopri

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import NOW, Cast
from tests.shared import shared_path

from vai.clients.models import Contact
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.doors.actions import cards as actions
from vai.doors.intake import cards
from vai.hunting.models import Lead, LeadArrival
from vai.hunting.tests.people import a_lead
from vai.journal.models import Attachment

HOA = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lê Thị Hoa\r\nORG:Nhựa Bình Minh;Mua hàng\r\nTITLE:Trưởng phòng\r\nTEL;TYPE=FAX:024 3888 9999\r\nTEL;TYPE=CELL:0912 345 678\r\nEMAIL:Hoa@Example.vn\r\nEND:VCARD\r\n"


def quoted(text: str) -> str:
    return quopri.encodestring(text.encode()).decode().replace("\n", "").replace(" ", "=20")


OLD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    f"{quoted('Trần')};{quoted('Bình')}\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted('Trần Bình')}\r\n"
    "TEL;CELL:0987654321\r\nPHOTO;ENCODING=BASE64;JPEG:\r\n /9j/4AAQSkZJRg==\r\n\r\nEND:VCARD\r\n"
)
BROKEN = "BEGIN:VCARD\r\nthis is no card\r\nEND:VCARD\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1258", "utf-16"])
def test_cards_are_read_in_what_phones_write(encoding: str) -> None:
    text = HOA if encoding != "cp1258" else HOA.replace("ễ", "ê")
    content = text.encode(encoding) if encoding != "cp1258" else _old_vietnamese(text)
    (card,) = cards.read(content)
    assert (card.name, card.company, card.job_title) == (
        "Lê Thị Hoa",
        "Nhựa Bình Minh, Mua hàng",
        "Trưởng phòng",
    )
    assert (card.numbers, card.emails) == (("0912 345 678",), ("hoa@example.vn",))


def _old_vietnamese(text: str) -> bytes:
    # The old code page has ê and marks for tones, and no letter with both.
    marks = {
        "ị": "i\u0323",
        "ự": "ư\u0323",
        "ì": "i\u0300",
        "ở": "ơ\u0309",
        "ò": "o\u0300",
        "à": "à",
        "ư": "ư",
    }
    return "".join(marks.get(sign, sign) for sign in text).encode("cp1258")


def test_an_old_card_and_a_broken_one_beside_it() -> None:
    found = cards.read((OLD + BROKEN + HOA).encode())
    assert [(str(card), card.is_readable) for card in found] == [
        ("Trần Bình", True),
        ("", False),
        ("Lê Thị Hoa", True),
    ]
    assert found[0].numbers == ("0987654321",)


def test_the_public_samples_are_read() -> None:
    folder = shared_path("data/mail_ics_vcf")
    names = {
        path.name: [str(card) for card in cards.read(path.read_bytes())] for path in folder.rglob("*.vcf")
    }
    assert names == {
        "gmail-single.vcf": ["Greg Dartmouth"],
        "outlook-2003.vcf": ["John Doe III"],
        "rfc2426-example.vcf": ["Frank Dawson", "Tim Howes"],
        "rfc6350-example.vcf": ["Simon Perreault"],
        "radicale-1587.vcf": ["Given Family"],
    }


def test_a_file_is_looked_at_beside_who_is_known_and_taken_in_once(cast: Cast) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    with acting_as(cast.an, at=NOW):
        a_lead(cast.an, owner=cast.an, phone="0987 654 321")
    with acting_as(cast.binh, at=NOW):
        a_lead(cast.binh, owner=cast.binh, name="Của người khác", phone="0912 345 678")
    file = SimpleUploadedFile("ba.vcf", (OLD + BROKEN + HOA).encode())
    page = client.post("/cards/", {"file": file})
    text = page.content.decode()
    assert (page.status_code, "Trần Thị Lan" in text, "Của người khác" in text) == (200, True, False)
    signed = (
        {f"card_{row['n']}": row["signed"] for row in page.context["rows"]} if page.context else _signed(text)
    )
    sent = {**signed, "what_0": "contact", "what_2": "lead", "idempotency_key": "k"}
    for _again in range(2):
        assert client.post("/cards/take/", sent).status_code == 303
    with acting_as(cast.an, at=NOW):
        made = Lead.objects.get(email="hoa@example.vn")
        assert (made.owner_id, made.phone, made.company) == (
            cast.an.pk,
            "+84912345678",
            "Nhựa Bình Minh, Mua hàng",
        )
        assert Contact.objects.get().name == "Trần Bình"


def _signed(text: str) -> dict[str, str]:
    import re  # noqa: PLC0415

    return dict(re.findall(r'name="(card_\d+)" value="([^"]+)"', text))


def test_a_picture_stays_on_the_lead(cast: Cast) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    picture = SimpleUploadedFile("the.png", b"\x89PNG\r\n\x1a\n" + b"x" * 99)
    text = client.post("/cards/", {"file": picture}).content.decode()
    token = text.split('name="picture" value="')[1].split('"')[0]
    made = client.post("/cards/picture/", {"picture": token, "name": "Hoa", "phone": "0912345678"})
    assert made.status_code == 303
    with acting_as(cast.an, at=NOW):
        assert Attachment.objects.get().lead_id == Lead.objects.get().pk
    assert client.post("/cards/picture/", {"picture": "x" + token, "name": "Hoa"})["Location"].startswith(
        "/cards/"
    )
    page = client.post("/cards/", {"file": SimpleUploadedFile("a.exe", b"MZ\x00")})
    assert page.status_code == 422


def test_a_lead_from_a_card_can_be_taken_back(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW) as actor:
        actions.as_lead(cards.read(HOA.encode())[0], by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        undo(actor.change_id)
        assert not Lead.objects.exists()
        assert [(one.state, one.lead_id) for one in LeadArrival.objects.all()] == [("rejected", None)]
