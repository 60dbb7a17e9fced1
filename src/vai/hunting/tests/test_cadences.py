"""Cadences go from step to step, stop where the lead answers, and nobody gets a step or a mail twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core import mail as outbox
from pytest_django import Settings
from tests.cast import NOW, Cast

from vai.config import serving
from vai.core.errors import Refused
from vai.core.rowsecurity import acting_as
from vai.hunting import jobs
from vai.hunting.actions import cadence_settings, cadences, calls, mails
from vai.hunting.actions.cadence_settings import CadenceData, StepData
from vai.hunting.actions.calls import Told
from vai.hunting.letters import UnknownField
from vai.hunting.models import Cadence, CadenceTouch, Enrolment, Lead, LeadMail
from vai.hunting.queries import clock
from vai.hunting.tests.people import a_lead
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

DAY = timedelta(days=1)


class Post:
    """A mail server; it takes what it is given, unless it is told to refuse."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.refuses = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuses:
            return "554 5.7.1 not today"
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    """A mail server that speaks SMTP, and Vai set up to send by it."""
    held = Post()
    server = Controller(held, hostname="127.0.0.1", port=serving.free_port())
    server.start()
    settings.VAI_HAS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.DEFAULT_FROM_EMAIL = "vai@minhlong.example"
    yield held
    server.stop()


def a_cadence(by: Person, *, is_automatic: bool = False, mail_goes_by_itself: bool = False) -> Cadence:
    """A call on the first day, a mail two working days on, a call five days on."""
    with acting_as(by, at=NOW - 30 * DAY):
        made = cadence_settings.add_cadence(
            CadenceData(name="Gọi mới", is_automatic=is_automatic), by=by, at=NOW - 30 * DAY
        )
        for data in (
            StepData(day=0, channel="call", name="Gọi lần đầu"),
            StepData(
                day=2,
                channel="mail",
                name="Gửi giới thiệu",
                subject_vi="Chào {{ greeting }}",
                body_vi="Em là {{ me }}. Anh/chị cần: {{ need }}",
                is_automatic=mail_goes_by_itself,
            ),
            StepData(day=5, channel="call", name="Gọi lần hai"),
        ):
            cadence_settings.add_step(made, data, by=by, at=NOW)
    return made


def open_steps(lead: Lead) -> list[tuple[str, Any]]:
    found = NextStep.objects.filter(lead_id=lead.pk, done_at=None, archived_at=None).order_by("due_on", "id")
    return [(step.what, step.due_on) for step in found]


def working_day(n: int, since: datetime = NOW) -> Any:
    return clock.business_calendar().add_working_days(since.astimezone(cadences._HOME).date(), n)


def test_each_step_comes_on_its_working_day_after_the_one_before_was_done(cast: Cast) -> None:
    cadence = a_cadence(cast.minh)
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, phone="0912000001", email="lan@x.example")
        enrolment = cadences.enrol(lead, cadence, by=cast.an, at=NOW)
        assert open_steps(lead) == [("Gọi lần đầu", working_day(0))]
        calls.keep(lead, Told(outcome="no_answer"), by=cast.an, at=NOW)
        assert open_steps(lead) == [("Gửi giới thiệu", working_day(2))]
        cadences.settle(enrolment, by=cast.an, at=NOW)
        cadences.settle(enrolment, by=cast.an, at=NOW)
        assert CadenceTouch.objects.filter(enrolment=enrolment).count() == 2
        cadences.skip(enrolment, by=cast.an, at=NOW + 2 * DAY)
        assert open_steps(lead) == [("Gọi lần hai", working_day(3, NOW + 2 * DAY))]
        cadences.pause(enrolment, by=cast.an, at=NOW + 3 * DAY)
        assert open_steps(lead) == []
        cadences.resume(enrolment, by=cast.an, at=NOW + 3 * DAY)
        assert len(open_steps(lead)) == 1
        with pytest.raises(cadences.AlreadyIn):
            cadences.enrol(lead, cadence, by=cast.an, at=NOW)


@pytest.mark.parametrize(
    ("event", "reason"), [("answer", "answered"), ("no_contact", "no_contact"), ("lost", "disqualified")]
)
def test_a_cadence_stops_by_itself(cast: Cast, event: str, reason: str) -> None:
    from vai.hunting.tests.people import reason as lost_reason  # noqa: PLC0415

    cadence = a_cadence(cast.minh)
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, phone="0912000001")
        cadences.enrol(lead, cadence, by=cast.an, at=NOW)
        if event == "answer":
            Interaction.objects.create(
                kind="mail", direction="in", is_two_way=True, lead_id=lead.pk, author=cast.an, occurred_at=NOW
            )
        elif event == "no_contact":
            Lead.objects.filter(pk=lead.pk).update(do_not_call=True, do_not_mail=True)
        else:
            calls.keep(
                lead, Told(outcome="lost", reason=lost_reason("No need", for_leads=True)), by=cast.an, at=NOW
            )
    robot = Person.objects.get(is_robot=True)
    with acting_as(robot, at=NOW, door="job"):
        jobs.follow_cadences(by=robot, at=NOW)
    with acting_as(cast.an, at=NOW):
        enrolment = Enrolment.objects.get()
        assert (enrolment.state, enrolment.reason) == ("stopped", reason)
        assert open_steps(lead) == []


def test_new_leads_with_an_owner_enter_by_themselves_once(cast: Cast) -> None:
    a_cadence(cast.minh, is_automatic=True)
    robot = Person.objects.get(is_robot=True)
    with acting_as(cast.an, at=NOW):
        lead = a_lead(cast.an, owner=cast.an, phone="0912000001")
        a_lead(cast.an, name="Chờ", phone="0912000002")
        a_lead(cast.an, NOW - 60 * DAY, owner=cast.an, name="Cũ", phone="0912000003")
    for _ in range(2):
        with acting_as(robot, at=NOW, door="job"):
            jobs.follow_cadences(by=robot, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert [one.lead_id for one in Enrolment.objects.all()] == [lead.pk]
        assert open_steps(lead) == [("Gọi lần đầu", working_day(0))]


def test_a_mail_is_sent_once_with_its_fields_filled_in_and_a_way_out(cast: Cast, post: Post) -> None:
    lead = written(cast)
    number = written.number  # type: ignore[attr-defined]
    send(number, cast)
    send(number, cast)
    assert len(post.letters) == 1
    letter = post.letters[0]
    assert letter["Subject"] == "Chào chị Lan"
    assert letter["Reply-To"] == cast.an.email
    text = letter.get_content()
    assert "Em là Nguyễn Văn An. Anh/chị cần: in hộp" in text
    assert mails.stop_address(lead.pk) in text.replace("=\n", "")
    assert letter["List-Unsubscribe"].strip() == f"<{mails.stop_address(lead.pk)}>"
    with acting_as(cast.an, at=NOW):
        assert LeadMail.objects.get().state == "sent"
        assert Interaction.objects.get(lead_id=lead.pk, kind="mail").subject == "Chào chị Lan"
        touch = CadenceTouch.objects.get(step__channel="mail")
        assert (touch.state, touch.next_step.is_done) == ("done", True)


def test_a_mail_whose_sender_was_killed_is_not_sent_again_and_somebody_is_told(
    cast: Cast, post: Post
) -> None:
    written(cast)
    number = written.number  # type: ignore[attr-defined]
    with acting_as(cast.an, at=NOW):
        assert mails.begin(number, by=cast.an, at=NOW)
    send(number, cast)
    assert post.letters == []
    robot = Person.objects.get(is_robot=True)
    later = NOW + mails.LONGEST_WAY + timedelta(seconds=1)
    with acting_as(robot, at=later, door="job"):
        jobs.follow_cadences(by=robot, at=later)
    with acting_as(cast.an, at=NOW):
        assert LeadMail.objects.get().state == "unsure"
    send(number, cast)
    assert post.letters == []


def test_what_the_server_refuses_may_be_written_again(cast: Cast, post: Post) -> None:
    written(cast)
    post.refuses = True
    send(written.number, cast)  # type: ignore[attr-defined]
    with acting_as(cast.an, at=NOW):
        assert LeadMail.objects.get().state == "failed"
        assert CadenceTouch.objects.get(step__channel="mail").state == "planned"


def test_a_lead_that_wants_no_mail_gets_none(cast: Cast, post: Post) -> None:
    lead = written(cast)
    robot = Person.objects.get(is_robot=True)
    with acting_as(robot, at=NOW):
        assert mails.no_more_mail("forged:signature", at=NOW) is None
        assert mails.no_more_mail(mails.token(lead.pk), at=NOW)
    send(written.number, cast)  # type: ignore[attr-defined]
    assert (post.letters, outbox.outbox) == ([], [])
    with acting_as(cast.an, at=NOW):
        lead.refresh_from_db()
        with pytest.raises(mails.CannotMail):
            mails.write(lead, subject="x", body="y", by=cast.an, at=NOW)


def test_a_template_that_names_an_unknown_field_and_a_hunter_who_builds_one_are_refused(cast: Cast) -> None:
    cadence = a_cadence(cast.minh)
    with acting_as(cast.minh, at=NOW), pytest.raises(UnknownField):
        cadence_settings.add_step(
            cadence,
            StepData(day=1, channel="mail", name="x", subject_vi="x", body_vi="{{ lead.owner }}"),
            by=cast.minh,
            at=NOW,
        )
    with acting_as(cast.an, at=NOW), pytest.raises(Refused):
        cadence_settings.add_cadence(CadenceData(name="Riêng"), by=cast.an, at=NOW)


def written(cast: Cast) -> Lead:
    """Bring a lead to the mail of its cadence, and press send."""
    cadence = a_cadence(cast.minh)
    with acting_as(cast.an, at=NOW):
        lead = a_lead(
            cast.an, owner=cast.an, honorific="chi", phone="0912000001", email="lan@x.example", need="in hộp"
        )
        cadences.enrol(lead, cadence, by=cast.an, at=NOW)
        calls.keep(lead, Told(outcome="no_answer"), by=cast.an, at=NOW)
        touch = CadenceTouch.objects.get(step__channel="mail")
        written.number = mails.send_step(touch, lead, by=cast.an, at=NOW).pk  # type: ignore[attr-defined]
    return lead


def send(number: int, cast: Cast) -> None:
    jobs.send_mail(mail=number, at=NOW.isoformat(), person_id=cast.an.pk)
