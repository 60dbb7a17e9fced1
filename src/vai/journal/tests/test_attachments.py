"""Files: kept under their hash, named and typed so that they do no harm, seen with their client only."""

from pathlib import Path

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed, NotThere
from vai.core.rowsecurity import acting_as
from vai.journal import content
from vai.journal.actions import attachments
from vai.journal.models import Attachment
from vai.journal.tests.about import an_account

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def test_content_is_kept_once_and_read_back(cast: Cast, own_folder: Path) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        first = attachments.attach([PNG[:8], PNG[8:]], "ảnh.png", by=cast.an, at=NOW, account_id=account.pk)
        second = attachments.attach([PNG], "b.pdf", by=cast.an, at=NOW, account_id=account.pk)
    assert (first.name, first.size, first.content_type) == ("ảnh.png", 48, "image/png")
    assert (second.sha256, second.content_type) == (first.sha256, "image/png")
    assert content.path_of(first.sha256).read_bytes() == PNG
    assert [path.name for path in own_folder.rglob("*") if path.is_file()] == [first.sha256]
    for person, count in ((cast.khoa, 1), (cast.binh, 0), (cast.phuc, 0), (cast.lan, 1)):
        with acting_as(person, at=NOW):
            assert Attachment.objects.filter(pk=first.pk).count() == count


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\an\\hợp đồng.pdf", "hợp đồng.pdf"),
        ("a\r\nContent-Type: x.html", "aContent-Type x.html"),
        ("ảnh\u202egnp.exe", "ảnhgnp.exe"),
        ("\x00báo giá\t.xlsx ", "báo giá.xlsx"),
        ('"<script>".svg', "script.svg"),
        ("x" * 300 + ".docx", "x" * 145 + ".docx"),
        ("...", ""),
        ("", ""),
    ],
)
def test_a_name_steers_nothing(name: str, safe: str) -> None:
    assert content.safe_name(name) == safe


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7", "x.exe", "application/pdf"),
        (b"<html><script>", "x.pdf", "text/plain"),
        (b"PK\x03\x04abc", "x.xlsx", f"{content._OFFICE}spreadsheetml.sheet"),
        (b"PK\x03\x04abc", "x.apk", "application/zip"),
        (b"MZ\x90\x00", "x.png", "application/octet-stream"),
        ("Tiếng Việt".encode(), "x.txt", "text/plain"),
        (b"RIFF\x00\x00\x00\x00WEBP", "x", "image/webp"),
    ],
)
def test_the_type_is_read_from_the_content(head: bytes, name: str, expected: str) -> None:
    assert content.type_of(head, name) == expected


def test_empty_nameless_and_too_large_files_leave_nothing(cast: Cast, own_folder: Path) -> None:
    account = an_account(cast.an)
    mebibyte = b"x" * 1024 * 1024
    with acting_as(cast.an, at=NOW):
        for chunks, name, code in (
            ([], "a.txt", "empty"),
            ([b"x"], "..", "cannot_attach"),
            ((mebibyte for _n in range(26)), "a.bin", "too_large"),
        ):
            with pytest.raises(attachments.CannotAttach) as refusal:
                attachments.attach(chunks, name, by=cast.an, at=NOW, account_id=account.pk)
            assert refusal.value.code == code
        assert Attachment.objects.count() == 0
    assert [path.name for path in own_folder.rglob(".part-*")] == []


def test_nobody_attaches_to_what_they_do_not_write(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.binh, at=NOW), pytest.raises(NotThere):
        attachments.attach([PNG], "a.png", by=cast.binh, at=NOW, account_id=account.pk)
    with acting_as(cast.an, at=NOW):
        made = attachments.attach([PNG], "a.png", by=cast.an, at=NOW, account_id=account.pk)
    with acting_as(cast.lan, at=NOW), pytest.raises(NotAllowed):
        attachments.archive(made, by=cast.lan, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert attachments.archive(made, by=cast.an, at=NOW).archived_at == NOW
