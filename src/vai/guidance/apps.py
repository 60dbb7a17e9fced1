"""The app of the room guidance."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Registers the room."""

    name = "vai.guidance"
    label = "guidance"
    default_auto_field = "django.db.models.BigAutoField"
