"""A browser's connection to the server: kept alive, signed in, timed."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from bench.pages.people import Worker
from bench.pages.visits import Ask

TIMEOUT_S = 60
_TIMING = re.compile(r'db;dur=([\d.]+);desc="(\d+)", total;dur=([\d.]+)')


@dataclass(frozen=True)
class Answer:
    """What came back: status, milliseconds as the client saw them, those at the server and in the database, statements, bytes."""

    status: int
    ms: float
    server_ms: float
    db_ms: float
    queries: int
    bytes: int


class Browser:
    """One person's connection."""

    def __init__(self, base_url: str, worker: Worker) -> None:
        where = urlsplit(base_url)
        self._line = http.client.HTTPConnection(where.hostname or "localhost", where.port, timeout=TIMEOUT_S)
        self._worker = worker
        self._token = ""

    def send(self, ask: Ask) -> Answer:
        """Send a request and read the answer whole."""
        if ask.fields is not None and not self._token:
            self._token = self._find_token()
        body = urlencode(ask.fields) if ask.fields is not None else None
        started = time.perf_counter()
        self._line.request("GET" if body is None else "POST", ask.url, body, self._headers(ask))
        answer = self._line.getresponse()
        content = answer.read()
        ms = (time.perf_counter() - started) * 1000
        timing = _TIMING.search(answer.headers.get("Server-Timing", ""))
        db_ms, queries, server_ms = timing.groups() if timing else ("0", "0", "0")
        return Answer(answer.status, ms, float(server_ms), float(db_ms), int(queries), len(content))

    def close(self) -> None:
        """End the connection."""
        self._line.close()

    def _headers(self, ask: Ask) -> dict[str, str]:
        cookie = f"sessionid={self._worker.session}"
        headers = {"Accept-Encoding": "gzip", "Cookie": cookie}
        if ask.is_fragment:
            headers["HX-Request"] = "true"
        if ask.fields is not None:
            headers |= {
                "Cookie": f"{cookie}; csrftoken={self._token}",
                "X-CSRFToken": self._token,
                "Content-Type": "application/x-www-form-urlencoded",
            }
        return headers

    def _find_token(self) -> str:
        """Take the token against forged forms from any page, as a browser does."""
        self._line.request("GET", "/me/", headers={"Cookie": f"sessionid={self._worker.session}"})
        answer = self._line.getresponse()
        answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            if found := re.match(r"csrftoken=([^;]+)", cookie):
                return found[1]
        raise SystemExit("No page gives a token for forms: is the session valid?")
