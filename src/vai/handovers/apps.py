"""The app of the room handovers."""

from django.apps import AppConfig


class HandoversConfig(AppConfig):
    """Registers the room."""

    name = "vai.handovers"
    label = "handovers"
    default_auto_field = "django.db.models.BigAutoField"
