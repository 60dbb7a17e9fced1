"""Links by which a client opens a quote without signing in. Pure but for the installation's key.

A token is a signature (HMAC-SHA-256, 256 bits) of the quote's number and 128 random bits kept with it; the database keeps
the token's hash only. So neither the database nor a copy of it opens a quote, and the seller can still copy the link again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

_PURPOSE = b"vai.quote.link"


def new_salt() -> str:
    """Draw 128 random bits."""
    return secrets.token_hex(16)


def token_of(quote_id: int, salt: str) -> str:
    """Make the token of a quote: 43 signs that may stand in an address."""
    key = hashlib.sha256(_PURPOSE + settings.SECRET_KEY.encode()).digest()
    signature = hmac.new(key, f"{quote_id}:{salt}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """Give what the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
