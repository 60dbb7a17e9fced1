"""The app that mounts all others: the last of the floors, so its signal comes after every migration."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.backends.signals import connection_created


class ConfigConfig(AppConfig):
    """Registers the room, and what counts queries and sign-ins."""

    name = "vai.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to count."""
        # Settings have to be there before these are read.
        from vai.config import metrics, spent  # noqa: PLC0415

        connection_created.connect(spent.count_on, dispatch_uid="vai.spent")
        user_logged_in.connect(
            _signed_in(metrics.count_sign_in, "done"), weak=False, dispatch_uid="vai.signed_in"
        )
        user_login_failed.connect(
            _signed_in(metrics.count_sign_in, "failed"), weak=False, dispatch_uid="vai.failed"
        )


def _signed_in(count: Callable[[str], None], outcome: str) -> Callable[..., None]:
    def receive(sender: object, **rest: object) -> None:
        count(outcome)

    return receive
