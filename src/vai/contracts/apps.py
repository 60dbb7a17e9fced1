"""The app of the room contracts."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Registers the room, its words, its part of every stream, its panels, and what follows a win."""

    name = "vai.contracts"
    label = "contracts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the tables of the room, join the stream, follow wins."""
        # Models can be imported only once all apps are known.
        from vai.contracts import words  # noqa: PLC0415
        from vai.contracts.actions import making  # noqa: PLC0415
        from vai.contracts.queries import stream  # noqa: PLC0415
        from vai.hunting.actions import winning  # noqa: PLC0415

        words.join()
        words.show_panels()
        stream.join()
        winning.when_won(making.follow_win)
        winning.when_unwon(making.follow_unwon)
