"""The app of the room commissions."""

from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    """Registers the room, its words, and what follows from a deal won, a win taken back and a handover accepted."""

    name = "vai.commissions"
    label = "commissions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the tables of the room, and follow what happens to deals."""
        # Models can be imported only once all apps are known.
        from vai.commissions import words  # noqa: PLC0415
        from vai.commissions.actions import crediting  # noqa: PLC0415

        words.join()
        crediting.join()
