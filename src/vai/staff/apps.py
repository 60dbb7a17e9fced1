"""The app of the people who work here."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Registers the room."""

    name = "vai.staff"
    label = "staff"
    default_auto_field = "django.db.models.BigAutoField"
