"""`vai doctor` at a mail server that speaks SMTP: what it refuses is told, and no mail is sent."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from vai.config import serving
from vai.config.doctor import mail
from vai.config.doctor.findings import Outcome
from vai.config.tests.faults import named


class Post:
    """A mail server of our domain only, where one user has an account."""

    def __init__(self) -> None:
        self.sent = 0

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not address.endswith("@example.vn"):
            return "553 5.7.1 not owned by user"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.sent += 1
        return "250 OK"


def knows(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"vai", b"right"), handled=False)


def certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate that nobody of standing signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example.vn")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file = folder / "mail.pem"
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem)
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def post(settings: Any, tmp_path: Path) -> Iterator[Post]:
    """Run a mail server with logins and TLS."""
    yield from running(
        settings, authenticator=knows, auth_require_tls=False, tls_context=certificate(tmp_path)
    )


@pytest.fixture
def bare(settings: Any) -> Iterator[Post]:
    """Run one with neither."""
    yield from running(settings, auth_exclude_mechanism=["LOGIN", "PLAIN"])


def running(settings: Any, **options: Any) -> Iterator[Post]:
    handler, port = Post(), serving.free_port()
    server = Controller(handler, hostname="127.0.0.1", port=port, server_hostname="mail", **options)
    server.start()
    settings.VAI_HAS_MAIL, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD, settings.EMAIL_USE_TLS = "", "", False
    settings.DEFAULT_FROM_EMAIL = "Vai <vai@example.vn>"
    yield handler
    server.stop()
    assert handler.sent == 0


def test_a_server_that_takes_our_mail(post: Post) -> None:
    assert [(finding.check, finding.outcome) for finding in mail.examine()] == [("mail", Outcome.OK)]


def test_a_sender_that_is_refused_or_is_none(post: Post, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "vai@elsewhere.example"
    found = named(mail.examine())["sender"]
    assert "553 5.7.1 not owned by user" in found.seen
    settings.DEFAULT_FROM_EMAIL = "vai@localhost"
    assert "VAI_MAIL_FROM" in named(mail.examine())["sender"].remedy


def test_a_login_that_is_refused(post: Post, settings: Any) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "vai", "right"
    assert named(mail.examine()) == {}
    assert "in the clear" in named(mail.examine(), Outcome.WARNING)["mail"].seen
    settings.EMAIL_HOST_PASSWORD = "wrong"
    assert "VAI_SMTP_PASSWORD" in named(mail.examine())["mail"].remedy


def test_a_login_that_is_not_offered(bare: Post, settings: Any) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "vai", "right"
    assert "VAI_SMTP_USER" in named(mail.examine())["mail"].remedy


def test_tls_that_is_not_offered(bare: Post, settings: Any) -> None:
    settings.EMAIL_USE_TLS = True
    assert "VAI_SMTP_TLS" in named(mail.examine())["mail"].remedy


def test_a_certificate_that_does_not_hold(post: Post, settings: Any) -> None:
    settings.EMAIL_USE_TLS = True
    assert "certificate" in named(mail.examine())["mail"].seen


def test_a_server_that_does_not_answer(post: Post, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    assert "does not answer" in named(mail.examine())["mail"].seen


def test_no_mail_is_a_choice(settings: Any) -> None:
    settings.VAI_HAS_MAIL = False
    assert named(mail.examine(), Outcome.WARNING).keys() == {"mail"}
