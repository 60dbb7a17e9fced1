"""The app of the room journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the room."""

    name = "vai.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
