"""Mails to the company become leads: read as far as they can be, each once, replies with what they answer."""

from __future__ import annotations

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cast import NOW, Cast
from tests.shared import shared_path

from vai.core.rowsecurity import acting_as
from vai.doors import jobs
from vai.doors.actions import intakes
from vai.doors.enums import LeftOut
from vai.doors.intake import mails
from vai.doors.models import Mailbox
from vai.hunting.models import Lead, LeadArrival
from vai.journal.models import Attachment, Interaction
from vai.staff.models import Person

ASKS = """From: =?utf-8?B?{name}?= <hoa@nhuabinhminh.vn>
To: sales@example.vn
Subject: Bao gia 50 bo
Message-ID: <first@nhuabinhminh.vn>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Chào anh chị,
Bên em cần 50 bộ bàn ghế trong tháng này.

Trân trọng,
Lê Thị Hoa
Trưởng phòng mua hàng - Công ty Nhựa Bình Minh
ĐT: 0912 345 678

Vào Th 2, 23 thg 11, 2026 lúc 09:00 Sales <sales@example.vn> đã viết:
> Kính chào quý khách 0999 999 999
--b
Content-Type: application/pdf; name="ban ve.pdf"
Content-Disposition: attachment; filename="../ban ve.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--b--
""".format(name="TMOqIFRo4buLIEhvYQ==")
REPLY = """From: Hoa <hoa.khac@gmail.com>
Subject: Re: Bao gia
Message-ID: <second@gmail.com>
References: <first@nhuabinhminh.vn> <ours@example.vn>

Anh oi, cho em xin gia som.
"""


def test_who_writes_and_what_they_want_is_read_without_what_they_quote() -> None:
    mail = mails.read(ASKS.encode())
    assert (mail.key, mail.sender, mail.name, mail.phone) == (
        "<first@nhuabinhminh.vn>", "hoa@nhuabinhminh.vn", "Lê Thị Hoa", "+84912345678",
    )  # fmt: skip
    assert mail.text == "Chào anh chị,\nBên em cần 50 bộ bàn ghế trong tháng này."
    assert (mail.company, mail.job_title) == ("Công ty Nhựa Bình Minh", "Trưởng phòng mua hàng")
    assert [(file.name, file.content) for file in mail.files] == [("../ban ve.pdf", b"%PDF-1.4\n")]


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Auto-Submitted: auto-replied", LeftOut.AUTOMATIC),
        ("Subject: Trả lời tự động: vắng mặt", LeftOut.AUTOMATIC),
        ("Return-Path: <>", LeftOut.AUTOMATIC),
        ("Content-Type: multipart/report; boundary=x", LeftOut.BOUNCE),
        ("Precedence: bulk", LeftOut.LIST),
        ("List-Id: <news.example.vn>", LeftOut.LIST),
        ("X-Nothing: x", None),
    ],
)
def test_what_no_person_wrote_to_us_is_left_out(header: str, why: LeftOut | None) -> None:
    raw = f"{header}\nFrom: a@b.vn\n\nCần mua"
    assert mails.read(raw.encode()).left_out == why
    assert mails.read(b"From: an@example.vn\n\nx", own=frozenset({"an@example.vn"})).left_out == LeftOut.OWN


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: \r\n\tx <a@b.vn>\x00\r\nSubject: =?x?Q?=ff?=\r\nContent-Type: text/plain; charset=nothing\r\n\r\n\xff\x00a",
        b"From: a@b.vn\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 300,
        b"From: a@b.vn\nContent-Type: text/html\n\n" + b"<div " * 50_000,
        b"From: a@b.vn\nDate: Mon, 99 Foo 99999 99:99\nMessage-ID: <" + b"x" * 5_000 + b">\n\n" + b"> " * 90_000,
    ],
)  # fmt: skip
def test_a_hostile_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    began = time.monotonic()
    mail = mails.read(raw)
    assert "\x00" not in repr(mail)
    assert mail.key
    assert time.monotonic() - began < 5


def test_the_public_samples_are_read() -> None:
    folder = shared_path("data/mail_ics_vcf")
    found = {str(path.relative_to(folder)): mails.read(path.read_bytes()) for path in folder.rglob("*.eml")}
    assert len(found) == 68
    replies = [mail.text for name, mail in found.items() if name.startswith("talon/standard_replies/")]
    assert sum(text == "Hello" for text in replies) >= 10
    assert sum(bool(mail.sender) for mail in found.values()) >= 65
    assert found["mikel_mail/multi_charset/japanese_iso_2022.eml"].text == "すみません。"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("pymap")
    command = [str(program), "--host", "127.0.0.1", "--port", str(port), "--no-tls", "--no-service", "admin"]
    command += ["dict", "--demo-data", "--demo-user", "sales@example.vn", "--demo-password", "geheim"]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _await(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(200):
        assert process.poll() is None, "the mail server ended"
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the mail server does not answer")


def deliver(port: int, *texts: str) -> None:
    with imaplib.IMAP4("127.0.0.1", port) as box:
        box.login("sales@example.vn", "geheim")
        for text in texts:
            assert box.append("INBOX", "", imaplib.Time2Internaldate(0), text.encode())[0] == "OK"


def test_a_mailbox_is_looked_into_and_each_mail_is_taken_once(
    cast: Cast, server: int, monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    robot = Person.objects.get(is_robot=True)
    values = {
        "name": "Sales", "host": "127.0.0.1", "port": server, "security": "none", "username": "sales@example.vn",
        "secret_name": "VAI_MAILBOX_TEST", "team": cast.north,
    }  # fmt: skip
    with acting_as(cast.minh, at=NOW):
        intakes.make_mailbox(values, by=cast.minh, at=NOW)

    def look() -> Mailbox:
        with acting_as(cast.minh, at=NOW):
            box = Mailbox.objects.get()
        jobs.look_into(box, robot)
        with acting_as(cast.minh, at=NOW):
            return Mailbox.objects.get()

    assert "VAI_MAILBOX_TEST" in look().fault
    monkeypatch.setenv("VAI_MAILBOX_TEST", "geheim")
    # What lay there before is somebody's already.
    assert (look().fault, len(_arrivals(cast))) == ("", 0)
    deliver(server, ASKS, "From: mailer-daemon@x.vn\nSubject: Undelivered\n\nx")
    look()
    deliver(server, REPLY, ASKS)
    look()
    taken, left_out, reply = _arrivals(cast)
    assert (taken.state, left_out.state, left_out.reasons, reply.state) == (
        "taken",
        "rejected",
        ["bounce"],
        "joined",
    )
    with acting_as(cast.an, at=NOW):
        lead = Lead.objects.get()
        assert (lead.name, lead.company, lead.phone) == (
            "Lê Thị Hoa",
            "Công ty Nhựa Bình Minh",
            "+84912345678",
        )
        assert [talk.kind for talk in Interaction.objects.filter(lead_id=lead.pk)] == ["mail", "mail"]
        assert [(file.name, file.content_type) for file in Attachment.objects.filter(lead_id=lead.pk)] == [
            ("ban ve.pdf", "application/pdf")
        ]
    monkeypatch.setenv("VAI_MAILBOX_TEST", "wrong")
    assert look().fault


def _arrivals(cast: Cast) -> list[LeadArrival]:
    with acting_as(cast.minh, at=NOW):
        return list(LeadArrival.objects.order_by("id"))
