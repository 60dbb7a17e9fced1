"""The app of the room clients."""

from django.apps import AppConfig


class ClientsConfig(AppConfig):
    """Registers the room."""

    name = "vai.clients"
    label = "clients"
    default_auto_field = "django.db.models.BigAutoField"
