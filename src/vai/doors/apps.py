"""The app of the room doors."""

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    """Registers the room."""

    name = "vai.doors"
    label = "doors"
    default_auto_field = "django.db.models.BigAutoField"
