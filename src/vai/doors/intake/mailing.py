"""The line to a mailbox (IMAP): mails that came since the last look, as they lie there; nothing is changed in it."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from imaplib import IMAP4
from typing import Any, Final

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from vai.doors.enums import MailSecurity
from vai.doors.intake import mails
from vai.doors.models import Mailbox

TIMEOUT_S: Final = 20
MOST_AT_ONCE: Final = 50
# What a server, a line or a certificate may do to us.
TROUBLES: Final = (OSError, IMAP4.error, ImapToolsError, ssl.SSLError)


class NoSecretError(RuntimeError):
    """The environment has no password under the name that the mailbox gives."""


@dataclass(frozen=True)
class Look:
    """What a look into a mailbox found: mails by their numbers, and where the next look goes on.

    A mail that is larger than any lead needs has no content here.
    """

    uid_validity: int
    last_uid: int
    mails: tuple[tuple[int, bytes | None], ...]


def look(mailbox: Mailbox) -> Look:
    """Fetch what came since the last look, the oldest first, at most MOST_AT_ONCE.

    The first look into a box only notes where it stands: what lies there already was read by somebody.
    :raises NoSecretError: there is no password.
    :raises TROUBLES: the server does not answer, or not as it should.
    """
    with _open(mailbox) as box:
        status = box.folder.status(mailbox.folder)
        validity, following = int(status["UIDVALIDITY"]), int(status["UIDNEXT"])
        if mailbox.uid_validity != validity:
            return Look(validity, following - 1, ())
        numbers = sorted(int(uid) for uid in box.uids(f"UID {mailbox.last_uid + 1}:*"))
        wanted = [uid for uid in numbers if uid > mailbox.last_uid][:MOST_AT_ONCE]
        found = tuple((uid, _raw(box, uid)) for uid in wanted)
        return Look(validity, max((mailbox.last_uid, *wanted)), found)


@contextmanager
def _open(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    password = os.environ.get(mailbox.secret_name, "")
    if not mailbox.secret_name.startswith("VAI_MAILBOX_") or not password:
        raise NoSecretError(mailbox.secret_name)
    with _line(mailbox).login(mailbox.username, password, initial_folder=None) as box:
        # Opened for reading: a look leaves no mark on a mail.
        box.folder.set(mailbox.folder, readonly=True)
        yield box


def _line(mailbox: Mailbox) -> BaseMailBox:
    context = ssl.create_default_context()
    if mailbox.security == MailSecurity.TLS:
        return MailBox(mailbox.host, mailbox.port, timeout=TIMEOUT_S, ssl_context=context)
    if mailbox.security == MailSecurity.STARTTLS:
        return MailBoxStartTls(mailbox.host, mailbox.port, timeout=TIMEOUT_S, ssl_context=context)
    return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=TIMEOUT_S)


def _raw(box: BaseMailBox, uid: int) -> bytes | None:
    size = _first(box.client.uid("FETCH", str(uid), "(RFC822.SIZE)"))
    digits = b"".join(size.split(b"RFC822.SIZE")[-1:]).strip(b" )")
    if digits.isdigit() and int(digits) > mails.LARGEST:
        return None
    return _first(box.client.uid("FETCH", str(uid), "(BODY.PEEK[])"))


def _first(answer: Any) -> bytes:
    """Return the content of an answer to FETCH: it stands in the second place of a pair, or is the line itself."""
    for part in answer[1]:
        if isinstance(part, tuple):
            return bytes(part[1])
        if isinstance(part, bytes) and part:
            return part
    return b""
