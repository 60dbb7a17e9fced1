"""The app of the room handovers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from vai.ui import panels


class HandoversConfig(AppConfig):
    """Registers the room, its words, its part of every stream, and its panels."""

    name = "vai.handovers"
    label = "handovers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the tables of the room, join the stream, offer panels to the pages below."""
        # Models can be imported only once all apps are known.
        from vai.handovers import words  # noqa: PLC0415
        from vai.handovers.actions import opening  # noqa: PLC0415
        from vai.handovers.queries import stream, wins  # noqa: PLC0415
        from vai.hunting.actions import winning  # noqa: PLC0415

        words.join()
        stream.join()
        winning.ask_before("handovers:win", wins.is_missing)
        winning.when_won(opening.follow_win)
        winning.when_unwon(opening.follow_unwon)
        panels.register("settings", "handovers:templates", _("Handover checklists"), order=60)
