"""The line between a phone and Vai, for tests: it can be cut, lose requests, and lose answers that Vai has given."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit

UP, CUT, LOSES_REQUESTS, LOSES_ANSWERS = "up", "cut", "loses requests", "loses answers"
_SENDING = (b"POST /capture/send/", b"POST /capture/file/")


class BadLine:
    """Passes bytes to a server; `state` says what it does to them. `n_sent` counts the lines that came to it."""

    def __init__(self, server: str) -> None:
        self.state = UP
        self.n_sent = 0
        parts = urlsplit(server)
        self._server = (str(parts.hostname), int(parts.port or 80))
        self._open: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Let nothing through from now on, and drop what is under way."""
        self.state = CUT
        for one in list(self._open):
            _drop(one)

    def mend(self) -> None:
        """Let everything through again."""
        self.state = UP

    def close(self) -> None:
        """End."""
        self.cut()
        self._door.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _address = self._door.accept()
                if self.state == CUT:
                    _drop(client)
                    continue
                server = socket.create_connection(self._server)
                self._open |= {client, server}
                is_sending = threading.Event()
                for ends in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass, args=(*ends, is_sending), daemon=True).start()

    def _pass(
        self, one: socket.socket, other: socket.socket, to_server: bool, is_sending: threading.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                if to_server:
                    is_sending.clear()
                    if data.startswith(_SENDING):
                        is_sending.set()
                        self.n_sent += 1
                lost = LOSES_REQUESTS if to_server else LOSES_ANSWERS
                if is_sending.is_set() and self.state == lost:
                    break
                other.sendall(data)
        for end in (one, other):
            _drop(end)
            self._open.discard(end)


def _drop(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
