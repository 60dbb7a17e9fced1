"""The app of the room hunting."""

from django.apps import AppConfig


class HuntingConfig(AppConfig):
    """Registers the room."""

    name = "vai.hunting"
    label = "hunting"
    default_auto_field = "django.db.models.BigAutoField"
