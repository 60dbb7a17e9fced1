"""A person's browser that does not give up: it sends the same thing, under the same key, until it is acknowledged."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable

import requests

ANSWER_WITHIN_S = 20
PAUSE_S = 0.15
SIGN_INS = 10


class SignedOut(Exception):  # noqa: N818 - read as a sentence
    """A session that had been acknowledged is gone."""


class Browser:
    """Keeps one person's session with a server at an address that may not answer for a while."""

    def __init__(self, base_url: str, email: str, password: str) -> None:
        self.base_url, self.email, self.password = base_url, email, password
        self.session = requests.Session()
        self.met: Counter[str] = Counter()

    def sign_in(self, stop: threading.Event) -> None:
        """Sign in, once the server is there.

        A server killed within a sign-in may hold back the next ones for ten seconds: the lock-out on guessing does not
        know how the last one ended. A person tries again, and so does this.

        :raises SignedOut: it does not come about.
        """
        fields = {"login": self.email, "password": self.password}
        for _ in range(SIGN_INS):
            self.until_answered(lambda: self.get("/sign-in/login/"), stop)
            told = self.until_answered(lambda: self.post("/sign-in/login/", fields), stop)
            answer = self.until_answered(lambda: self.get("/me/"), stop, is_in=False)
            if answer is not None and answer.status_code == 200:
                return
            self.met["sign-in again"] += 1
            time.sleep(2)
        raise SignedOut(f"{self.email}: {told.status_code if told is not None else 'no answer'}")

    def get(self, path: str) -> requests.Response:
        """Fetch a page; redirects are not followed."""
        return self._noted(
            self.session.get(self.base_url + path, timeout=ANSWER_WITHIN_S, allow_redirects=False)
        )

    def post(
        self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> requests.Response:
        """Send a form; redirects are not followed."""
        token = self.session.cookies.get("csrftoken", "")
        return self._noted(
            self.session.post(
                self.base_url + path,
                data={**fields, "csrfmiddlewaretoken": token},
                files=files,
                headers={"Referer": self.base_url + "/"},
                timeout=ANSWER_WITHIN_S,
                allow_redirects=False,
            )
        )

    def until_answered(
        self,
        ask: Callable[[], requests.Response],
        stop: threading.Event,
        *,
        tries: int = 10**6,
        is_in: bool = True,
    ) -> requests.Response | None:
        """Ask until an answer comes that is none of an outage; None where it was given up."""
        for _ in range(tries):
            try:
                answer = ask()
            except requests.RequestException as fault:
                self.met[type(fault).__name__] += 1
            else:
                if answer.status_code < 500:
                    if "/sign-in/" in answer.headers.get("Location", "") and self.session.cookies.get(
                        "sessionid"
                    ):
                        raise SignedOut(self.email)
                    return answer
            if stop.is_set():
                return None
            time.sleep(PAUSE_S)
        return None

    def _noted(self, answer: requests.Response) -> requests.Response:
        self.met[str(answer.status_code)] += 1
        return answer
