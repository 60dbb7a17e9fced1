"""The app of the room capture."""

from django.apps import AppConfig


class CaptureConfig(AppConfig):
    """Registers the room."""

    name = "vai.capture"
    label = "capture"
    default_auto_field = "django.db.models.BigAutoField"
