"""Mails as leads: who writes, what they want, what their signature says; and mails that no person wrote to us."""

from __future__ import annotations

import email.errors
import email.header
import email.policy
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from typing import Final

from vai.core import phones
from vai.core.text import fold, squeeze
from vai.doors.enums import LeftOut

LARGEST: Final = 25_000_000
_LONGEST_BODY: Final = 20_000
_MOST_FILES: Final = 20
_MOST_PARTS: Final = 200
_LONGEST_HEADER: Final = 1_000


@dataclass(frozen=True)
class File:
    """A file that came with a mail, as it came."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail, read. `key` is its Message-ID, or a hash of it all; `threads` are those that it answers.

    `text` is what they wrote this time, without what they quote; `signature` what stands under it.
    """

    key: str
    threads: tuple[str, ...] = ()
    sender: str = ""
    name: str = ""
    subject: str = ""
    text: str = ""
    signature: str = ""
    phone: str = ""
    company: str = ""
    job_title: str = ""
    sent_at: datetime | None = None
    left_out: LeftOut | None = None
    files: tuple[File, ...] = field(default=(), repr=False)


_ID = re.compile(r"<[^<>\s]{1,250}>")
_ROBOTS = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|notifications?)(?:[+@.-]|$)", re.I
)
_AUTOMATIC_SUBJECT = re.compile(
    r"^(?:auto(?:matic)?[ -]?(?:reply|response)|out of office|tra loi tu dong|tu dong tra loi|vang mat|undeliver|delivery status|returned mail)"
)
# Where what they quote begins: mail programs write it in the reader's language.
_QUOTED = re.compile(
    r"^(?:>|-{2,}\s*(?:original message|thu goc|tin nhan goc|forwarded message)|_{10,}$"
    r"|(?:on|vao|le|am|el)\b.{5,200}(?:wrote|da viet|viet|a ecrit|schrieb|escribio)\s*:?$"
    r"|(?:from|tu|de|von):\s.{3,120}$|(?:sent|da gui|gui) (?:from|tu) )"
)
_SIGNED = re.compile(
    r"^(?:--\s*$|(?:tran trong|than men|than ai|kinh thu|cam on|xin cam on|best|kind|warm|many thanks|thanks|thank you|regards|sincerely|cheers|br|rgds)"
    r"(?:\s+(?:regards|wishes|you|anh|chi|ban|va kinh chao))*\s*[,.!]?$)"
)
_COMPANY = re.compile(
    r"\b(?:cong ty|cty|tap doan|ngan hang|cua hang|benh vien|khach san|nha hang|co\.? ?,? ?ltd|ltd|jsc|llc|inc|corp|group|company|gmbh)\b"
)
_TITLE = re.compile(
    r"\b(?:giam doc|truong phong|pho phong|nhan vien|ke toan|chu tich|quan ly|tro ly|chuyen vien|director|manager|head of|ceo|cfo|cto|founder|president|assistant|engineer|officer)\b"
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_BLOCK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]{0,200}>", re.I)
_HIDDEN = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>", re.I | re.S)
_QUOTE_BLOCK = re.compile(
    r"<(?:blockquote\b|div[^>]{0,200}gmail_quote|div[^>]{0,200}id=\"?(?:appendonsend|divRplyFwdMsg)).*",
    re.I | re.S,
)


def read(raw: bytes, *, own: frozenset[str] = frozenset()) -> Mail:
    """Read a mail; a hostile or broken one is read as far as that goes. `own` are addresses of the company itself."""
    message = _parsed(raw)
    name, sender = _sender(message)
    key = _message_id(message) or f"sha256:{sha256(raw).hexdigest()}"
    subject = squeeze(_header(message, "Subject"))[:200]
    left = _left_out(message, sender, subject, own)
    if left is not None:
        return Mail(key=key, sender=sender, subject=subject, left_out=left)
    text, signature = parted(_body(message))
    files = tuple(_files(message))
    told = signature_of(signature, name)
    return Mail(
        key=key,
        threads=_threads(message),
        sender=sender,
        name=name or told["name"],
        subject=subject,
        text=text[:_LONGEST_BODY],
        signature=signature[:_LONGEST_BODY],
        phone=told["phone"],
        company=told["company"],
        job_title=told["job_title"],
        sent_at=_sent_at(message),
        left_out=None if sender and (text or subject or files) else LeftOut.EMPTY,
        files=files,
    )


def parted(body: str) -> tuple[str, str]:
    """Part what they wrote from the signature under it; what they quote is left out."""
    lines: list[str] = []
    for line in body.splitlines():
        if _QUOTED.match(fold(line.strip())):
            break
        lines.append(line.rstrip())
    while lines and not lines[-1].strip():
        lines.pop()
    # A signature is short and stands at the end; a greeting further up is none.
    for at in range(max(0, len(lines) - 14), len(lines)):
        if at and _SIGNED.match(fold(lines[at].strip())):
            return _joined(lines[:at]), _joined(lines[at:])
    return _joined(lines), _unmarked_signature(lines)


def signature_of(signature: str, name: str) -> dict[str, str]:
    """Read a signature: phone, company, job title, and the name where the mail itself has none."""
    lines = [squeeze(line.strip(" -–—|*•\t")) for line in signature.splitlines()]
    lines = [line for line in lines if line and not _SIGNED.match(fold(line))]
    found = {"phone": "", "company": "", "job_title": "", "name": ""}
    for line in lines:
        plain = fold(line)
        # A line may hold several: Director - Minh Long Ltd.
        for part in (squeeze(part) for part in re.split(r"\s[-–|•]\s", line)):
            if not found["company"] and _COMPANY.search(fold(part)) and len(part) < 120:
                found["company"] = part
            elif not found["job_title"] and _TITLE.search(fold(part)) and len(part) < 80:
                found["job_title"] = part
        numbers = [] if "fax" in plain and "tel" not in plain else phones.find_all(line)
        if numbers and not found["phone"]:
            found["phone"] = numbers[0].e164
    first = lines[0] if lines else ""
    if not name and 3 < len(first) < 50 and not any(sign.isdigit() for sign in first) and "@" not in first:
        found["name"] = first
    return found


def _parsed(raw: bytes) -> EmailMessage | Message:
    try:
        return BytesParser(policy=email.policy.compat32).parsebytes(raw[:LARGEST])
    except Exception:  # noqa: BLE001 - whatever a broken mail does to the parser, the mail is kept by its hash
        return Message()


def _header(message: Message, name: str) -> str:
    """Return a header as text: encoded words decoded, whatever cannot be is left out."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    # Letters that a mail program wrote as they are, without saying in which encoding.
    text = _decoded(str(raw)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"), None)
    try:
        parts = email.header.decode_header(text)
        text = "".join(
            _decoded(part, charset) if isinstance(part, bytes) else part for part, charset in parts
        )
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return _clean(text).replace("\n", " ")
    return _clean(text).replace("\n", " ").replace("\r", " ")


def _sender(message: Message) -> tuple[str, str]:
    told = _header(message, "Reply-To") or _header(message, "From")
    pairs = getaddresses([told[:_LONGEST_HEADER]])
    name, address = next(((name, address) for name, address in pairs if "@" in address), ("", ""))
    if not name and message.get("Reply-To"):
        name = next((name for name, _address in getaddresses([_header(message, "From")])), "")
    name = squeeze(name.strip("\"' "))
    usable = len(address) <= 200 and not re.search(r"[\s\x00<>]", address)
    return ("" if "@" in name else name[:120]), (address.lower() if usable else "")


def _left_out(message: Message, sender: str, subject: str, own: frozenset[str]) -> LeftOut | None:
    kind = message.get_content_type()
    if kind == "multipart/report" or _ROBOTS.match(sender) or message.get("Return-Path", "").strip() == "<>":
        return (
            LeftOut.BOUNCE
            if kind == "multipart/report" or sender.startswith(("mailer", "postmaster"))
            else LeftOut.AUTOMATIC
        )
    submitted = str(message.get("Auto-Submitted", "no")).lower().strip()
    if submitted != "no" or message.get("X-Autoreply") or message.get("X-Autorespond"):
        return LeftOut.AUTOMATIC
    if _AUTOMATIC_SUBJECT.match(fold(subject)):
        return LeftOut.AUTOMATIC
    precedence = str(message.get("Precedence", "")).lower().strip()
    if precedence in ("bulk", "list", "junk") or message.get("List-Id") or message.get("List-Unsubscribe"):
        return LeftOut.AUTOMATIC if precedence == "auto_reply" else LeftOut.LIST
    return LeftOut.OWN if sender in own else None


def _message_id(message: Message) -> str:
    found = _ID.search(str(message.get("Message-ID", ""))[:_LONGEST_HEADER])
    return _clean(found[0]) if found else ""


def _threads(message: Message) -> tuple[str, ...]:
    told = f"{message.get('In-Reply-To', '')} {message.get('References', '')}"[: 20 * _LONGEST_HEADER]
    return tuple(dict.fromkeys(_clean(found) for found in _ID.findall(told)))[:50]


def _sent_at(message: Message) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(message.get("Date", "")))
        return sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _leaves(message: Message) -> Iterator[Message]:
    for n, part in enumerate(message.walk()):
        if n >= _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _body(message: Message) -> str:
    """Return the text of a mail; a page is read as text, and nothing in it is run or fetched."""
    pages = []
    for part in _leaves(message):
        if part.get_filename() or part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() == "text/plain" and (text := _text(part)).strip():
            return text
        if part.get_content_type() == "text/html":
            pages.append(_text(part))
    return _of_page(pages[0]) if pages else ""


def _of_page(page: str) -> str:
    page = _QUOTE_BLOCK.sub("", _HIDDEN.sub(" ", page[:500_000]))
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", page)))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return _clean(str(part.get_payload()))
    return _clean(_decoded(payload[:1_000_000], part.get_content_charset()))


def _decoded(content: bytes, charset: str | None) -> str:
    for encoding in (charset or "utf-8", "utf-8", "cp1258"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return content.decode("latin-1")


def _clean(text: str) -> str:
    """Return text without signs that steer anything: only line ends and tabs stay, and letters are whole."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\u00a0", " "))
    return "".join(sign for sign in normal if sign in "\n\t" or unicodedata.category(sign)[0] != "C")


def _files(message: Message) -> Iterator[File]:
    n = 0
    for part in _leaves(message):
        named = part.get_filename()
        if not named and part.get_content_disposition() != "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload and n < _MOST_FILES:
            n += 1
            yield File(_file_name(named), payload)


def _file_name(named: object) -> str:
    try:
        parts = email.header.decode_header(str(named or ""))
        return _clean("".join(_decoded(p, c) if isinstance(p, bytes) else p for p, c in parts)) or "file"
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return "file"


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _unmarked_signature(lines: list[str]) -> str:
    """Take the last block as a signature where it looks like one: short, with a phone number or a company."""
    text = _joined(lines)
    *before, last = re.split(r"\n\s*\n", text)
    looks = len(last) < 400 and (phones.find_all(last) or _COMPANY.search(fold(last)))
    return last if before and looks else ""
