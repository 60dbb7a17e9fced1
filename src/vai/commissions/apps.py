"""The app of the room commissions."""

from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    """Registers the room."""

    name = "vai.commissions"
    label = "commissions"
    default_auto_field = "django.db.models.BigAutoField"
