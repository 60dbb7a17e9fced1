"""An import in the app: files in, the mapping looked at, tried out, run, the result read, taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import NOW, Cast

from vai.clients.models import Account, ContactPoint, Coverage
from vai.core.rowsecurity import acting_as
from vai.doors import jobs
from vai.doors.models import ExternalKey, ImportBatch, ImportProfile, ImportRow

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CUSTOMERS = (
    "Tên công ty,MST,SĐT,Email,Người phụ trách\n"
    "Công ty TNHH Minh Long,0312345678,0912345678,info@minhlong.vn,Nguyễn Văn An\n"
    "Công ty CP Hoa Sen,,0987654321,,\n"
    ",,,,Nguyễn Văn An\n"
)


def upload(client: Client, name: str, content: bytes, profile: str = "") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post("/imports/new/", {"uploads": [file], "profile": profile})


def the_batch(cast: Cast) -> ImportBatch:
    with acting_as(cast.minh, at=NOW):
        return ImportBatch.objects.latest("pk")


@pytest.fixture
def signed_in(client: Client, cast: Cast) -> Client:
    client.force_login(cast.an, backend=BACKEND)
    return client


def test_from_file_to_accounts_and_back(signed_in: Client, cast: Cast) -> None:
    answer = upload(signed_in, "khách hàng.csv", CUSTOMERS.encode())
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/imports/{the_batch(cast).pk}/mapping/",
    )
    page = signed_in.get(answer.headers["Location"]).content.decode()
    assert "Tên công ty" in page
    assert "account.tax_code" in page

    batch = the_batch(cast)
    answer = signed_in.post(f"/imports/{batch.pk}/try/")
    assert answer.status_code == 303
    page = signed_in.get(f"/imports/{batch.pk}/").content.decode()
    assert "Công ty CP Hoa Sen" in page
    with acting_as(cast.an, at=NOW):
        assert (Account.objects.count(), ContactPoint.objects.count(), ExternalKey.objects.count()) == (
            0,
            0,
            0,
        )
        assert ImportRow.objects.filter(is_dry=True, outcome="created").count() == 2

    assert signed_in.post(f"/imports/{batch.pk}/run/").status_code == 303
    assert the_batch(cast).state == "running"
    moving = signed_in.get(f"/imports/{batch.pk}/progress/", headers={"HX-Request": "true"})
    assert (moving.status_code, b"<progress" in moving.content) == (200, True)
    jobs.run_import(person_id=cast.an.pk, batch_id=batch.pk)
    assert the_batch(cast).state == "finished"
    with acting_as(cast.an, at=NOW):
        assert {a.name for a in Account.objects.all()} == {"Công ty TNHH Minh Long", "Công ty CP Hoa Sen"}
        assert {c.person_id for c in Coverage.objects.all()} == {cast.an.pk}
    page = signed_in.get(f"/imports/{batch.pk}/").content.decode()
    assert "Minh Long" in page
    bad = signed_in.get(f"/imports/{batch.pk}/bad-rows.csv").content.decode()
    assert bad.splitlines()[0].lstrip("\ufeff").startswith("Tên công ty,MST,SĐT,Email,Người phụ trách,")
    assert bad.splitlines()[1].startswith(",,,,Nguyễn Văn An,")

    assert signed_in.post(f"/imports/{batch.pk}/undo/").status_code == 303
    assert the_batch(cast).state == "undone"
    with acting_as(cast.an, at=NOW):
        assert (Account.objects.count(), ExternalKey.objects.count()) == (0, 0)
    assert signed_in.get(f"/imports/{batch.pk}/").status_code == 200
    assert signed_in.get("/imports/").status_code == 200


def test_a_column_goes_where_a_person_says_and_is_kept_as_a_profile(signed_in: Client, cast: Cast) -> None:
    upload(signed_in, "khach.csv", "Công ty,Ghi gì đó\nMinh Long,bán lẻ\nHoa Sen,bán sỉ\n".encode())
    batch = the_batch(cast)
    fields = {"t0": "account", "c0-0": "account.name", "c0-1": "account.segment", "v0-1-0": "Bán lẻ"}
    # What the table holds comes first: its columns are looked at anew when that changes.
    signed_in.post(f"/imports/{batch.pk}/mapping/", {"t0": "account"})
    answer = signed_in.post(f"/imports/{batch.pk}/mapping/", {**fields, "profile_name": "Khách của tôi"})
    assert answer.status_code == 303
    with acting_as(cast.an, at=NOW):
        assert ImportProfile.objects.get().code == "khach-cua-toi"
    jobs_before = the_batch(cast)
    signed_in.post(f"/imports/{batch.pk}/run/")
    jobs.run_import(person_id=cast.an.pk, batch_id=batch.pk)
    segments = {"Minh Long": "Bán lẻ", "Hoa Sen": "bán sỉ"}
    with acting_as(cast.an, at=NOW):
        assert dict(Account.objects.values_list("name", "segment")) == segments
    assert jobs_before.state == "draft"
    answer = upload(signed_in, "khach2.csv", "Công ty,Ghi gì đó\nAn Phát,bán lẻ\n".encode(), "khach-cua-toi")
    assert answer.status_code == 303
    assert the_batch(cast).plan["tables"][0]["reason"] == "table_profile"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ\x90", "virus.exe"),
        ("empty.csv", b"", ""),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "photo.csv"),
        ("page.csv", b"<html><body>hello</body></html>", "page.csv"),
        ("broken.xlsx", b"PK\x03\x04broken", "broken.xlsx"),
        ("cut.json", b'[{"a": 1}, {"a"', "cut.json"),
        ("nul.csv", b"a,b\n\x00\x00,\x00\n" * 3, ""),
        ("long.csv", b'"' + b"x" * 200_000, ""),
    ],
)
def test_what_cannot_be_read_is_told_at_the_field(
    signed_in: Client, cast: Cast, name: str, content: bytes, said: str
) -> None:
    answer = upload(signed_in, name, content)
    assert answer.status_code in (303, 422)
    if answer.status_code == 422:
        page = answer.content.decode()
        assert "field-error" in page
        assert said in page


def test_nobody_sees_an_import_of_a_colleague_but_administrators(signed_in: Client, cast: Cast) -> None:
    upload(signed_in, "khach.csv", CUSTOMERS.encode())
    batch = the_batch(cast)
    for person, status in (
        (cast.binh, 404),
        (cast.khoa, 404),
        (cast.lan, 404),
        (cast.minh, 200),
        (cast.an, 200),
    ):
        other = Client()
        other.force_login(person, backend=BACKEND)
        assert (person.name, other.get(f"/imports/{batch.pk}/mapping/").status_code) == (person.name, status)


def test_an_executive_may_not_import(client: Client, cast: Cast) -> None:
    client.force_login(cast.lan, backend=BACKEND)
    assert client.get("/imports/new/").status_code == 403
    assert upload(client, "khach.csv", CUSTOMERS.encode()).status_code == 403
    with acting_as(cast.minh, at=NOW):
        assert ImportBatch.objects.count() == 0


@pytest.mark.parametrize("kind", ["accounts", "contacts", "leads", "deals"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_lists_are_taken_out_as_files(signed_in: Client, kind: str, ending: str) -> None:
    answer = signed_in.get(f"/export/{kind}.{ending}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]


def test_nobody_takes_out_more_than_they_see(signed_in: Client, cast: Cast) -> None:
    for person, name in ((cast.an, "Minh Long"), (cast.binh, "Hoa Sen")):
        with acting_as(person, at=NOW):
            account = Account.objects.create(name=name, opened_by=person)
            Coverage.objects.create(account=account, person=person, mode="hunt", since=NOW.date())
    found = signed_in.get("/export/accounts.csv").content.decode()
    assert "Minh Long" in found
    assert "Hoa Sen" not in found


def test_the_pages_cost_the_same_for_one_row_and_for_three(
    signed_in: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    def cost(address: str) -> int:
        with django_assert_max_num_queries(12) as asked:
            assert signed_in.get(address).status_code == 200
        return len(asked)

    def customers(n: int) -> bytes:
        return ("Tên công ty,MST\n" + "".join(f"Công ty {at},\n" for at in range(n))).encode()

    pages: list[list[int]] = []
    for n in (1, 3):
        upload(signed_in, f"{n}.csv", customers(n))
        batch = the_batch(cast)
        mapping = cost(f"/imports/{batch.pk}/mapping/")
        signed_in.post(f"/imports/{batch.pk}/try/")
        pages.append([mapping, cost(f"/imports/{batch.pk}/"), cost("/imports/")])
    assert pages[0] == pages[1]


def test_a_wide_file_with_many_values_can_be_sent_back(signed_in: Client, cast: Cast) -> None:
    columns = [f"Stage {at}" for at in range(150)]
    rows = [",".join(f"giá trị {(row + at) % 50}" for at in range(150)) for row in range(120)]
    text = "\n".join(
        [",".join(["Công ty", *columns]), *(f"Minh Long {n},{row}" for n, row in enumerate(rows))]
    )
    upload(signed_in, "rong.csv", text.encode())
    batch = the_batch(cast)
    signed_in.post(f"/imports/{batch.pk}/mapping/", {"t0": "account"})
    page = signed_in.get(f"/imports/{batch.pk}/mapping/").content.decode()
    names = re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', page)
    assert 150 < len(names) < 10_000
    answer = signed_in.post(f"/imports/{batch.pk}/mapping/", dict.fromkeys(names, "") | {"t0": "account"})
    assert answer.status_code == 303
