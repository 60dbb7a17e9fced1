"""What makes a post doubtful, told without asking anybody else: a trap, a stamp with its time, the page, the links.

Doubtful is not lost: it waits for a person (hunting.enums.ArrivalState.SUSPECTED).
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from django.core import signing

from vai.doors.enums import Suspicion

SALT: Final = "vai.doors.form"
# Nobody reads and fills a form in less; a page that was open longer was fetched to be used again and again.
QUICKEST: Final = timedelta(seconds=2)
OLDEST: Final = timedelta(hours=24)
MOST_LINKS: Final = 2
_LINK = re.compile(r"https?://|www\.|\[url|<a\s|t\.me/|bit\.ly/", re.IGNORECASE)
UTM: Final = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")
# Nothing in a host name may end a directive of the policy that it is written into.
_HOST = re.compile(r"[A-Za-z0-9.-]{1,200}")
_LONGEST_WORD: Final = 80
_LONGEST_ADDRESS: Final = 300


@dataclass(frozen=True)
class Stamp:
    """What a stamp on a form says: when its page was made, and the number by which this page is known."""

    at: datetime
    nonce: str


def stamp(form_key: str, at: datetime) -> str:
    """Make the stamp of a page that is being shown."""
    return signing.dumps([form_key, secrets.token_urlsafe(9), at.timestamp()], salt=SALT)


def read_stamp(text: str, form_key: str, at: datetime) -> Stamp | None:
    """Read a stamp; None where it is not ours, or another form's."""
    try:
        key, nonce, seconds = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Stamp(datetime.fromtimestamp(seconds, at.tzinfo), nonce) if key == form_key else None


def doubts(
    *,
    form_key: str,
    stamped: str,
    trap: str,
    texts: Sequence[str],
    origin: str,
    allowed: Sequence[str],
    at: datetime,
) -> list[Suspicion]:
    """List what is doubtful of a post. Without a stamp it came from a page of somebody else: that has to be allowed."""
    found = []
    if trap.strip():
        found.append(Suspicion.TRAP)
    if stamped:
        read = read_stamp(stamped, form_key, at)
        if read is None:
            found.append(Suspicion.FORGED)
        elif at - read.at < QUICKEST:
            found.append(Suspicion.TOO_FAST)
        elif at - read.at > OLDEST:
            found.append(Suspicion.TOO_OLD)
    elif origin not in allowed:
        found.append(Suspicion.FOREIGN)
    if is_stuffed(texts):
        found.append(Suspicion.LINKS)
    return found


def is_stuffed(texts: Sequence[str]) -> bool:
    """Whether a post is there for its links: more than a few, or one where a name or a company should stand."""
    *short, long = texts if texts else [""]
    return any(_LINK.search(text) for text in short) or len(_LINK.findall(long)) > MOST_LINKS


def sending_key(form_key: str, stamped: str, told: Mapping[str, Any], address: str, at: datetime) -> str:
    """Name a post, so that the same one sent twice is kept once. A second one with other words is another.

    One from a page without a stamp is the same if it says the same, from the same address, on the same day.
    """
    read = read_stamp(stamped, form_key, at) if stamped else None
    sent_from = read.nonce if read else f"{address} {at:%Y-%m-%d}"
    said = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{form_key}\n{sent_from}\n{said}".encode()).hexdigest()


def campaign_words(*queries: Mapping[str, str]) -> dict[str, str]:
    """Take the words of a campaign (utm_*) from the first of these that has them."""
    for query in queries:
        if words := {name: str(query[name])[:_LONGEST_WORD] for name in UTM if query.get(name)}:
            return words
    return {}


def query_of(address: str) -> dict[str, str]:
    """Return what an address of a page asks for."""
    try:
        return dict(parse_qsl(urlsplit(address[:_LONGEST_ADDRESS]).query))
    except ValueError:
        return {}


def page_of(address: str) -> str:
    """Return the address of a page without what stands behind it, if it is one."""
    try:
        parts = urlsplit(address[:_LONGEST_ADDRESS])
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path}" if parts.scheme in ("http", "https") else ""


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address, as a browser names them; "" if it is no address of the web."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or not _HOST.fullmatch(parts.hostname):
        return ""
    return f"{parts.scheme}://{parts.hostname}{port}"
