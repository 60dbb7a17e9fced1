"""Mail about signing in: by jobs, in the reader's language, to nobody who left."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import PASSWORD, Cast


def run_waiting_jobs() -> None:
    for job in ProcrastinateJob.objects.filter(task_name__startswith="staff.").order_by("id"):
        app.tasks[job.task_name].func(**job.args)


@pytest.mark.parametrize(
    ("language", "subject", "greeting"),
    [("vi", "Vai: đặt mật khẩu của bạn", "Chào An,"), ("en", "Vai: set your password", "Hello An,")],
)
def test_a_forgotten_password_brings_a_link(
    cast: Cast, client: Client, settings: object, language: str, subject: str, greeting: str
) -> None:
    settings.VAI_HAS_MAIL = True  # type: ignore[attr-defined]
    cast.an.language = language
    cast.an.save()
    client.post("/sign-in/password/reset/", {"email": "AN@example.vn"})
    assert mail.outbox == []
    run_waiting_jobs()
    sent = mail.outbox[0]
    assert (sent.subject, sent.to) == (subject, ["an@example.vn"])
    assert str(sent.body).startswith(greeting)
    link = next(line for line in str(sent.body).splitlines() if "/sign-in/password/reset/key/" in line)
    assert client.get("/" + link.split("/", 3)[3], follow=True).status_code == 200


def test_who_left_gets_none(cast: Cast, client: Client) -> None:
    cast.an.is_active = False
    cast.an.save()
    client.post("/sign-in/password/reset/", {"email": "an@example.vn"})
    assert not ProcrastinateJob.objects.filter(task_name="staff.send_password_link").exists()


def test_a_changed_password_is_told(cast: Cast, client: Client) -> None:
    cast.an.set_password(PASSWORD)
    cast.an.save()
    client.post("/sign-in/login/", {"login": cast.an.email, "password": PASSWORD})
    new = {"oldpassword": PASSWORD, "password1": "mot cau khac han", "password2": "mot cau khac han"}
    assert client.post("/sign-in/password/change/", new).headers["Location"] == "/me/"
    run_waiting_jobs()
    assert "Mật khẩu đã được đổi." in str(mail.outbox[0].body)
    assert client.get("/me/").status_code == 200
