"""The app of the room hunting."""

from django.apps import AppConfig


class HuntingConfig(AppConfig):
    """Registers the room, its words, and its part of every stream."""

    name = "vai.hunting"
    label = "hunting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the tables of the room, join the stream, offer the pages of settings."""
        # Models can be imported only once all apps are known.
        from vai.hunting import words  # noqa: PLC0415
        from vai.hunting.queries import stream_sources  # noqa: PLC0415

        words.join()
        stream_sources.join()
