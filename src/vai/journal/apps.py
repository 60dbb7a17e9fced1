"""The app of the room journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the room, its words, and its part of every stream."""

    name = "vai.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the tables of the room and join the stream."""
        # Models can be imported only once all apps are known.
        from vai.journal import words  # noqa: PLC0415
        from vai.journal.queries import own_sources  # noqa: PLC0415

        words.join()
        own_sources.join()
