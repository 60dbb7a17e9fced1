"""The app that mounts all others: the last of the floors, so its signal comes after every migration."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the room."""

    name = "vai.config"
    label = "config"
    default_auto_field = "django.db.models.BigAutoField"
