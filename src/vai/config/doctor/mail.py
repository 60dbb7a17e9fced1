"""Mail: whether the mail server answers, takes our login, and takes mail from our sender. Nothing is sent."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from email.utils import parseaddr

from django.conf import settings

from vai.config.doctor.findings import Finding, fault, ok, warning

WITHIN_S = 10


def examine() -> Iterator[Finding]:
    """Go through the beginning of a mail, up to the sender."""
    if not settings.VAI_HAS_MAIL:
        yield warning(
            "mail", "no mail server: nothing is sent, administrators hand links to people",
            "Set VAI_SMTP_HOST and its fellows (docs/operations.md), if mail is wanted.",
        )  # fmt: skip
        return
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    if "@" not in sender or sender.endswith("@localhost"):
        yield fault(
            "sender",
            f"{sender or 'none'!r} is no address that mail servers take",
            "Set VAI_MAIL_FROM to an address of yours.",
        )
    if settings.EMAIL_HOST_PASSWORD and not settings.EMAIL_USE_TLS:
        yield warning(
            "mail",
            "the password goes to the mail server in the clear",
            "Set VAI_SMTP_TLS=1 (and VAI_SMTP_PORT=587, usually).",
        )
    yield _conversation(sender)


def _conversation(sender: str) -> Finding:
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with contextlib.closing(
            smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=WITHIN_S)
        ) as server:
            return _speak(server, sender, where)
    except smtplib.SMTPAuthenticationError as refusal:
        return fault(
            "mail",
            f"{where} refuses the login of {settings.EMAIL_HOST_USER!r}: {_said(refusal)}",
            "Correct VAI_SMTP_USER and VAI_SMTP_PASSWORD.",
        )
    except smtplib.SMTPNotSupportedError as refusal:
        return fault(
            "mail",
            f"{where}: {refusal}",
            "The server does not offer that: unset VAI_SMTP_TLS, or VAI_SMTP_USER, or use its other port (587).",
        )
    except smtplib.SMTPResponseException as refusal:
        return fault(
            "mail",
            f"{where} says {refusal.smtp_code}: {_said(refusal)}",
            "Ask who runs the mail server whether this machine may use it.",
        )
    except ssl.SSLError as refusal:
        return fault(
            "mail",
            f"the certificate of {where} does not hold: {refusal.reason or refusal}",
            "Use the name that the certificate is for, or let this machine trust who signed it.",
        )
    except (OSError, smtplib.SMTPException) as refusal:
        return fault(
            "mail",
            f"{where} does not answer: {refusal}",
            "Correct VAI_SMTP_HOST and VAI_SMTP_PORT; let this machine through the firewall.",
        )


def _speak(server: smtplib.SMTP, sender: str, where: str) -> Finding:
    server.ehlo()
    if settings.EMAIL_USE_TLS:
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    if settings.EMAIL_HOST_USER and settings.EMAIL_HOST_PASSWORD:
        server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    code, words = server.mail(sender)
    server.rset()
    if code != 250:
        said = words.decode(errors="replace")
        return fault(
            "sender",
            f"{where} takes no mail from {sender!r}: {code} {said}",
            "Set VAI_MAIL_FROM to an address that this server may send for.",
        )
    return ok("mail", f"{where} answers, and takes mail from {sender}")


def _said(refusal: smtplib.SMTPResponseException) -> str:
    words = refusal.smtp_error
    return words.decode(errors="replace") if isinstance(words, bytes) else str(words)
