"""Settings that decide how safe the web side is: the address, host names, https, proxies, keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from vai.config.doctor.findings import Finding, fault, ok, warning

KEY_MIN, TOKEN_MIN = 32, 20
LOCAL = ("localhost", "127.0.0.1", "::1")


def examine() -> Iterator[Finding]:
    """Look at each setting."""
    for check in CHECKS:
        yield from check()


def _address() -> Iterator[Finding]:
    parts = urlsplit(settings.BASE_URL)
    host = parts.hostname or ""
    if not host or parts.scheme not in ("http", "https"):
        yield fault(
            "address",
            f"{settings.BASE_URL!r} is no address",
            "Set VAI_BASE_URL to what people type: https://vai.example.vn",
        )
    elif "VAI_BASE_URL" not in os.environ:
        yield warning(
            "address",
            f"not set, so links in mail lead to {settings.BASE_URL}",
            "Set VAI_BASE_URL to what people type: https://vai.example.vn",
        )
    elif parts.scheme == "http" and host not in LOCAL:
        yield fault(
            "address",
            f"{settings.BASE_URL}: passwords cross the network in the clear",
            "Put TLS before Vai (docs/installation.md) and set VAI_BASE_URL to the https address.",
        )
    elif parts.path.strip("/"):
        yield fault(
            "address",
            f"{settings.BASE_URL} has a path, and Vai lives at the root of a host",
            "Give Vai a host name of its own.",
        )
    else:
        yield ok("address", settings.BASE_URL)


def _hosts() -> Iterator[Finding]:
    host = urlsplit(settings.BASE_URL).hostname or ""
    names = ", ".join(settings.ALLOWED_HOSTS) or "none"
    if "*" in settings.ALLOWED_HOSTS:
        if host in LOCAL:
            yield ok("host names", "any is answered; this is a local installation")
        else:
            yield fault(
                "host names",
                "any is answered: links to strangers' servers can be slipped in",
                f"Set VAI_ALLOWED_HOSTS={host}",
            )
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield fault(
            "host names",
            f"{host} is not among those that are answered ({names}): people see error 400",
            f"Set VAI_ALLOWED_HOSTS={host}",
        )
    else:
        yield ok("host names", names)


def _debug() -> Iterator[Finding]:
    if not settings.DEBUG:
        yield ok("debug", "off")
    elif (urlsplit(settings.BASE_URL).hostname or "") in LOCAL:
        yield warning(
            "debug", "on: pages of errors show code and data", "Unset VAI_DEBUG before others can reach this."
        )
    else:
        yield fault(
            "debug", "on, where others can reach it: pages of errors show code and data", "Unset VAI_DEBUG."
        )


def _key() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < KEY_MIN or len(set(key)) < KEY_MIN // 4:
        yield fault(
            "secret key",
            f"{len(key)} characters, {len(set(key))} different: it can be guessed, and sessions forged",
            "Unset VAI_SECRET_KEY, or set it to 48 random characters; everybody signs in anew.",
        )
    else:
        yield ok("secret key", f"{len(key)} characters")
    token = settings.VAI_METRICS_TOKEN
    if token and len(token) < TOKEN_MIN:
        yield fault(
            "metrics",
            f"the token has {len(token)} characters and can be guessed",
            "Set VAI_METRICS_TOKEN to 32 random characters.",
        )
    else:
        yield ok("metrics", "by token" if token else "for this machine only")


def _proxy() -> Iterator[Finding]:
    if settings.IS_HTTPS and settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0:
        yield warning(
            "proxies", "https, and no proxy is trusted: everybody seems to come from one address, and one who guesses locks out all",
            "Set VAI_TRUSTED_PROXIES to the number of proxies before Vai (1).",
        )  # fmt: skip
    elif not settings.IS_HTTPS and settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield warning(
            "proxies",
            "trusted, though the address is not https: a browser may claim to come from anywhere",
            "Unset VAI_TRUSTED_PROXIES if none stands before Vai.",
        )
    else:
        yield ok("proxies", f"{settings.ALLAUTH_TRUSTED_PROXY_COUNT} trusted")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (_address, _hosts, _debug, _key, _proxy)
