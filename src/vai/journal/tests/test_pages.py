"""The pages of the room: what they show, to whom, and at what cost."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.journal.actions import interactions, notices, steps
from vai.journal.models import Attachment, Interaction, NextStep, Notice
from vai.journal.tests.about import a_contact, an_account
from vai.journal.tests.pages import HTMX, counted, n_queries, signed_in

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} ' \" \u202e%(x)s"


@pytest.fixture(autouse=True)
def bare(settings: object, tmp_path: Path) -> None:
    settings.VAI_SHELL = ""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


# What `told` writes; kinds are called "Cuộc gọi" and "Cuộc họp" as well.
TOLD = re.compile(r"Cuộc \d")


def told(cast: Cast, account_id: int, n: int, **more: object) -> None:
    with acting_as(cast.an, at=NOW):
        for number in range(n):
            interactions.record(
                "call",
                by=cast.an,
                at=NOW,
                occurred_at=NOW - timedelta(hours=number),
                account_id=account_id,
                body=f"Cuộc {number}",
                outcome="reached",
                **more,
            )


def test_a_stream_is_a_page_and_a_piece_of_one(cast: Cast) -> None:
    account = an_account(cast.an)
    told(cast, account.pk, 2)
    browser = signed_in(cast.an)
    page = browser.get(f"/accounts/{account.pk}/stream/")
    assert page.status_code == 200
    assert "<html" in page.text
    assert len(set(TOLD.findall(page.text))) == 2
    piece = browser.get(f"/accounts/{account.pk}/stream/", **HTMX)
    assert piece.text.lstrip().startswith('<section class="stream"')
    assert browser.get(f"/accounts/{account.pk}/stream/?kind=meeting").text.count("Cuộc 0") == 0


@pytest.mark.parametrize("address", ["stream/", "history/"])
def test_another_teams_account_is_not_there(cast: Cast, address: str) -> None:
    account = an_account(cast.an)
    assert signed_in(cast.an).get(f"/accounts/{account.pk}/{address}").status_code == 200
    assert signed_in(cast.binh).get(f"/accounts/{account.pk}/{address}").status_code == 404
    assert signed_in(cast.an).get(f"/accounts/99999999999999999999/{address}").status_code == 404


def test_a_stream_costs_the_same_whatever_it_shows(cast: Cast) -> None:
    account = an_account(cast.an)
    lan, hoa = a_contact(cast.an, account), a_contact(cast.an, account, name="Lê Hoa")
    costs = []
    for n in (1, 2):
        told(cast, account.pk, n, contact_ids=[lan.pk, hoa.pk], person_ids=[cast.ha.pk])
        with acting_as(cast.an, at=NOW):
            steps.finish(steps.plan("Gọi", by=cast.an, at=NOW, account_id=account.pk), by=cast.an, at=NOW)
        browser = signed_in(cast.an)
        with counted() as queries:
            assert browser.get(f"/accounts/{account.pk}/stream/").status_code == 200
        costs.append(n_queries(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 12


def test_what_was_typed_is_shown_as_text(cast: Cast) -> None:
    account = an_account(cast.an, name=HOSTILE[:180])
    with acting_as(cast.an, at=NOW):
        interactions.record(
            "note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, subject=HOSTILE, body=HOSTILE
        )
        steps.plan(HOSTILE, by=cast.an, at=NOW, account_id=account.pk)
        notices.tell(cast.an.pk, "mentioned", {"by": HOSTILE, "client": HOSTILE}, "javascript:alert(1)")
    browser = signed_in(cast.an)
    for address in (
        f"/accounts/{account.pk}/stream/",
        "/steps/",
        "/notices/",
        f"/accounts/{account.pk}/history/",
    ):
        text = browser.get(address).text
        assert "<script>alert(1)</script>" not in text
        assert "&lt;script&gt;alert(1)" in text or "history" in address
    with acting_as(cast.an, at=NOW):
        notice = Notice.objects.get()
    assert browser.get(f"/notices/{notice.pk}/").headers["Location"] == "/notices/"


def test_a_call_is_told_once_however_often_the_form_is_sent(cast: Cast) -> None:
    account = an_account(cast.an)
    browser = signed_in(cast.an)
    form = {
        "account": account.pk,
        "kind": "call",
        "body": "Hẹn thứ sáu",
        "outcome": "reached",
        "direction": "",
        "occurred_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "next_what": "Gửi báo giá",
        "next_on": "2030-01-01",
        "idempotency_key": "k1",
    }
    assert "Hẹn" not in browser.get(f"/interactions/new/?kind=call&account={account.pk}").text
    for _time in range(2):
        answer = browser.post("/interactions/new/", form, **HTMX)
        assert answer.status_code == 204
        assert "journal:changed" in answer.headers["HX-Trigger"]
    with acting_as(cast.an, at=NOW):
        kept = Interaction.objects.get()
        assert (kept.body, kept.is_two_way, kept.account_id) == ("Hẹn thứ sáu", True, account.pk)
        step = NextStep.objects.get()
        assert (step.what, step.interaction_id, step.account_id) == ("Gửi báo giá", kept.pk, account.pk)
    assert signed_in(cast.binh).post("/interactions/new/", form).status_code == 404
    wrong = browser.post("/interactions/new/", {**form, "kind": "note", "body": "", "idempotency_key": "k2"})
    assert wrong.status_code == 422
    assert "Gửi báo giá" in wrong.text


def test_an_edit_over_someone_elses_shows_both(cast: Cast) -> None:
    account = an_account(cast.an)
    told(cast, account.pk, 1)
    with acting_as(cast.an, at=NOW):
        made = Interaction.objects.get()
    browser = signed_in(cast.an)
    shown = browser.get(f"/interactions/{made.pk}/", **HTMX).text
    assert 'name="version" value="1"' in shown
    form = {
        "kind": "call",
        "occurred_at": f"{timezone.localtime(NOW):%Y-%m-%dT%H:%M}",
        "outcome": "reached",
        "direction": "",
        "version": "1",
    }
    assert browser.post(f"/interactions/{made.pk}/", {**form, "body": "một"}, **HTMX).status_code == 204
    late = browser.post(f"/interactions/{made.pk}/", {**form, "body": "hai"}, **HTMX)
    assert late.status_code == 409
    assert "một" in late.text
    assert "hai" in late.text
    assert 'name="version" value="2"' in late.text
    with acting_as(cast.an, at=NOW):
        assert Interaction.objects.get().body == "một"
    assert signed_in(cast.binh).get(f"/interactions/{made.pk}/").status_code == 404


def test_steps_are_done_put_off_and_taken_up_by_one_press(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        step = steps.plan("Gọi chị Lan", by=cast.an, at=NOW, due_on=NOW.date() - timedelta(days=2))
    browser = signed_in(cast.an)
    assert "Gọi chị Lan" in browser.get("/steps/").text
    row = {**HTMX, "HTTP_HX_TARGET": f"step-{step.pk}"}
    done = browser.post(f"/steps/{step.pk}/done/", **row)
    assert (done.status_code, 'data-tone="good"' in done.text) == (200, True)
    again = browser.post(f"/steps/{step.pk}/done/", **HTMX)
    assert (again.status_code, "journal:steps" in again.headers["HX-Trigger"]) == (204, True)
    assert browser.post(f"/steps/{step.pk}/note/", {"note": "Đồng ý gặp"}, **row).status_code == 200
    assert "Đồng ý gặp" in browser.get("/steps/?show=done").text
    assert browser.post(f"/steps/{step.pk}/reopen/").status_code == 303
    assert browser.post(f"/steps/{step.pk}/snooze/", {"until": "2031-05-05"}, **HTMX).status_code == 204
    with acting_as(cast.an, at=NOW):
        kept = NextStep.objects.get()
        assert (kept.done_at, f"{kept.due_on}") == (None, "2031-05-05")
    stranger = signed_in(cast.binh)
    for act in ("done", "note", "reopen", "snooze", "archive"):
        assert stranger.post(f"/steps/{step.pk}/{act}/").status_code == 404
    assert stranger.get(f"/steps/{step.pk}/").status_code == 404


def test_the_list_of_steps_costs_the_same_whatever_it_shows(cast: Cast) -> None:
    account = an_account(cast.an)
    browser = signed_in(cast.an)
    costs = []
    for n in (1, 2):
        with acting_as(cast.an, at=NOW):
            for _number in range(n):
                steps.plan("Gọi", by=cast.an, at=NOW, account_id=account.pk)
        with counted() as queries:
            assert browser.get("/steps/").status_code == 200
        costs.append(n_queries(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 12


def test_notices_are_read_one_by_one_and_all(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for number in range(3):
            notices.tell(cast.chi.pk, "mentioned", {"by": f"An {number}"}, "/steps/")
    browser = signed_in(cast.chi)
    with counted() as queries:
        page = browser.get("/notices/").text
    assert (page.count("An 0"), n_queries(queries) <= 12) == (1, True)
    with acting_as(cast.chi, at=NOW):
        first = Notice.objects.order_by("pk")[0]
    assert browser.get(f"/notices/{first.pk}/").headers["Location"] == "/steps/"
    assert signed_in(cast.binh).get(f"/notices/{first.pk}/").status_code == 404
    with acting_as(cast.chi, at=NOW):
        assert Notice.objects.filter(read_at=None).count() == 2
    browser.post("/notices/read/")
    with acting_as(cast.chi, at=NOW):
        assert Notice.objects.filter(read_at=None).count() == 0


def test_files_go_up_and_come_down_as_what_they_are(cast: Cast) -> None:
    account = an_account(cast.an)
    browser = signed_in(cast.an)
    page = b"<html><script>alert(1)</script>"

    def sent() -> dict:
        files = [
            SimpleUploadedFile("hợp đồng.html", page, "text/html"),
            SimpleUploadedFile("b.png", b"\x89PNG\r\n\x1a\n"),
        ]
        return {"account": account.pk, "files": files, "idempotency_key": "f1"}

    for _time in range(2):
        assert browser.post("/files/new/", sent(), **HTMX).status_code == 204
    with acting_as(cast.an, at=NOW):
        assert [one.name for one in Attachment.objects.order_by("pk")] == ["hợp đồng.html", "b.png"]
        kept = Attachment.objects.order_by("pk")[0]
    answer = browser.get(f"/files/{kept.pk}/")
    assert b"".join(answer.streaming_content) == page
    assert answer.headers["Content-Type"] == "text/plain"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for person in (cast.binh, cast.chi):
        assert signed_in(person).get(f"/files/{kept.pk}/").status_code == 404
    assert "hợp đồng.html" in browser.get(f"/accounts/{account.pk}/stream/").text
    empty = browser.post("/files/new/", {"account": account.pk, "files": SimpleUploadedFile("x.txt", b"")})
    assert empty.status_code == 422


def test_history_tells_old_and_new_in_words(cast: Cast) -> None:
    account = an_account(cast.an)
    told(cast, account.pk, 1)
    with acting_as(cast.an, at=NOW):
        made = Interaction.objects.get()
        interactions.change(made, {"outcome": "complaint", "minutes": 5}, by=cast.an, at=NOW)
    cast.an.language = "en"
    cast.an.save()
    browser = signed_in(cast.an)
    text = browser.get(f"/history/interaction/{made.pk}/").text
    for word in ("What came of it", "Reached", "Complaint", "Minutes", "on a page"):
        assert word in text
    assert cast.an.name in text
    assert signed_in(cast.binh).get(f"/history/interaction/{made.pk}/").status_code == 404
    assert browser.get(f"/history/no_table/{made.pk}/").status_code == 404
